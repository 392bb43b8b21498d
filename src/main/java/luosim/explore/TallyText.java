package luosim.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import luosim.luo.Row;

/** A tally as one line, for journals, and back. */
final class TallyText {
  private static final String FIELD = "\t";
  private static final String ITEM = " ";
  private static final int HEX = 16;
  private static final int PARTS = 8;

  private TallyText() {}

  /** The line; texts of findings have no tabs. */
  static String write(RunTally tally) {
    List<String> fields = new ArrayList<>();
    fields.add(tally.counts().entrySet().stream()
        .map(entry -> Long.toHexString(entry.getKey().violated()) + ":"
            + Long.toHexString(entry.getKey().checked()) + ":" + entry.getValue()[0])
        .collect(Collectors.joining(ITEM)));
    fields.add(Arrays.stream(tally.reached()).mapToObj(Long::toHexString).collect(Collectors.joining(ITEM)));
    for (Finding finding : tally.findings()) {
      fields.add(Integer.toString(finding.invariant()));
      fields.add(finding.row().name());
      fields.add(Integer.toString(finding.attempt()));
      fields.add(finding.expected());
      fields.add(finding.found());
      fields.add(Long.toString(finding.number()));
      fields.add(Integer.toString(finding.faults()));
      fields.add(Arrays.stream(finding.path()).mapToObj(Integer::toString).collect(Collectors.joining(ITEM)));
    }
    return String.join(FIELD, fields);
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException if it is none
   */
  static RunTally read(String line) {
    String[] fields = line.split(FIELD, -1);
    if (fields.length < 2 || (fields.length - 2) % PARTS != 0) {
      throw new IllegalArgumentException(
          "a tally has 2 fields and 8 for each finding, found " + fields.length);
    }
    RunTally tally = new RunTally();
    for (String item : items(fields[0])) {
      String[] parts = item.split(":");
      tally.count(
          new RunTally.Masks(Long.parseUnsignedLong(parts[0], HEX), Long.parseUnsignedLong(parts[1], HEX)),
          Long.parseLong(parts[2]));
    }
    String[] words = items(fields[1]);
    for (int word = 0; word < words.length; word++) {
      tally.reached()[word] = Long.parseUnsignedLong(words[word], HEX);
    }
    for (int at = 2; at < fields.length; at += PARTS) {
      int[] path = Arrays.stream(items(fields[at + 7])).mapToInt(Integer::parseInt).toArray();
      tally.keep(new Finding(Integer.parseInt(fields[at]), Row.valueOf(fields[at + 1]),
          Integer.parseInt(fields[at + 2]), fields[at + 3], fields[at + 4], Long.parseLong(fields[at + 5]),
          Integer.parseInt(fields[at + 6]), path));
    }
    return tally;
  }

  private static String[] items(String text) {
    return text.isEmpty() ? new String[0] : text.split(ITEM);
  }
}
