package luosim.conform.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import luosim.stats.LatencyHistogram;

/**
 * How long requests and callbacks took, by the names that budgets use, and how many did not say.
 *
 * <p>{@code freeze} is the request, {@code file.freeze} and {@code subsystem.freeze} are callbacks;
 * {@code file.freeze{handler=vfio}} are those of one handler, {@code subsystem.freeze{who=pci}} those
 * of one participant.
 */
public final class Durations {
  private final Map<String, Samples> byName = new TreeMap<>();

  /** No durations. */
  public Durations() {}

  /**
   * The durations under one name.
   *
   * @param known those that are known
   * @param lacking how many more there were that did not say how long they took
   */
  public record Samples(LatencyHistogram known, long lacking) {}

  /**
   * Notes one under its name and under its name with each label.
   *
   * @param word the name, words joined by underscores, which become the capitals that budgets use
   */
  void add(String word, List<String> labels, OptionalLong ns) {
    String name = name(word);
    List<String> names = new ArrayList<>(List.of(name));
    labels.forEach(label -> names.add(name + "{" + label + "}"));
    for (String each : names) {
      Samples before = byName.getOrDefault(each, new Samples(new LatencyHistogram(), 0));
      ns.ifPresent(before.known()::record);
      byName.put(each, ns.isPresent() ? before : new Samples(before.known(), before.lacking() + 1));
    }
  }

  private static String name(String word) {
    StringBuilder name = new StringBuilder();
    for (int index = 0; index < word.length(); index++) {
      boolean upper = index > 0 && word.charAt(index - 1) == '_';
      name.append(upper ? word.substring(index, index + 1).toUpperCase(Locale.ROOT) : word.charAt(index));
    }
    return name.toString().replace("_", "");
  }

  /** The durations under a name; empty if nothing of that name happened. */
  public Optional<Samples> of(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** All names, in the order of letters. */
  public List<String> names() {
    return List.copyOf(byName.keySet());
  }
}
