package luosim.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A scenario as a short text: what differs from the defaults, in the order of the full one.
 *
 * <p>Made from the full text by leaving out whatever can be left out: lines with all that is indented
 * below them, then entries between braces. What remains reads as an equal scenario.
 */
public final class BriefText {
  private final Scenario scenario;
  private final TreeMap<String, byte[]> files = new TreeMap<>();

  private BriefText(Scenario scenario) {
    this.scenario = scenario;
    scenario.inputs().forEach(input -> files.put(input.name(), input.bytes()));
  }

  /** The short text; reading it gives an equal scenario. */
  public static String of(Scenario scenario) {
    var brief = new BriefText(scenario);
    List<String> lines = new ArrayList<>(ScenarioText.canonical(scenario).lines().toList());
    lines.removeIf(line -> line.startsWith("#"));
    brief.withoutLines(lines);
    brief.withoutEntries(lines);
    brief.withoutLines(lines);
    return String.join("\n", lines) + "\n";
  }

  private boolean says(List<String> lines) {
    try {
      var read = ScenarioReader.parse(String.join("\n", lines) + "\n", "brief", files);
      return read.equals(scenario);
    } catch (ScenarioException noScenario) {
      return false;
    }
  }

  private void withoutLines(List<String> lines) {
    int at = 0;
    while (at < lines.size()) {
      var fewer = new ArrayList<>(lines);
      fewer.subList(at, blockEnd(lines, at)).clear();
      if (says(fewer)) {
        lines.clear();
        lines.addAll(fewer);
      } else {
        at++;
      }
    }
  }

  private static int blockEnd(List<String> lines, int at) {
    int end = at + 1;
    while (end < lines.size() && indent(lines.get(end)) > indent(lines.get(at))) {
      end++;
    }
    return end;
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }

  private void withoutEntries(List<String> lines) {
    for (int at = 0; at < lines.size(); at++) {
      int from = lines.get(at).indexOf('{');
      while (from >= 0 && from < lines.get(at).length()) {
        int end = entryEnd(lines.get(at), from + 1);
        if (end < 0 || !drop(lines, at, from + 1, end)) {
          from = next(lines.get(at), from + 1);
        }
      }
    }
  }

  /** Where the next entry begins: behind a brace, or behind a comma. */
  private static int next(String line, int from) {
    for (int at = from; at < line.length(); at++) {
      if (line.charAt(at) == '{' || line.charAt(at) == ',') {
        return at;
      }
    }
    return -1;
  }

  /** Where the entry that begins here ends: at a comma or brace of its own level; -1 if nothing is left. */
  private static int entryEnd(String line, int from) {
    int depth = 0;
    for (int at = from; at < line.length(); at++) {
      char c = line.charAt(at);
      if (depth == 0 && (c == ',' || c == '}') && at > from) {
        return at;
      }
      depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
    }
    return -1;
  }

  private boolean drop(List<String> lines, int at, int from, int end) {
    String line = lines.get(at);
    boolean last = line.charAt(end) == '}';
    String head =
        last && line.charAt(from - 1) == ',' ? line.substring(0, from - 1) : line.substring(0, from);
    String tail = last ? line.substring(end) : line.substring(end + 1).stripLeading();
    boolean behindComma = !last && line.charAt(from - 1) == ',';
    var fewer = new ArrayList<>(lines);
    fewer.set(at, head + (behindComma ? " " : "") + tail);
    if (!says(fewer)) {
      return false;
    }
    lines.set(at, fewer.get(at));
    return true;
  }
}
