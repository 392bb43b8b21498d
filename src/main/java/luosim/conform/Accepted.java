package luosim.conform;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import luosim.conform.observed.BadTraceException;

/**
 * Ids of modelled records whose difference is argued elsewhere, each with its reason. Only records
 * that rest on a modelled part may be accepted; {@link Conformance} refuses others.
 */
public final class Accepted {
  /** A list longer than this is refused. */
  static final int LIMIT = 10_000;

  private final SortedMap<String, String> reasons;
  private final SortedMap<String, Integer> lines;

  private Accepted(SortedMap<String, String> reasons, SortedMap<String, Integer> lines) {
    this.reasons = Collections.unmodifiableSortedMap(reasons);
    this.lines = lines;
  }

  /** Nothing is accepted. */
  public static Accepted none() {
    return new Accepted(new TreeMap<>(), new TreeMap<>());
  }

  /**
   * Reads lines of an id, a space and a reason; empty lines and lines that begin with # are
   * comments.
   */
  public static Accepted read(BufferedReader lines) throws IOException, BadTraceException {
    var reasons = new TreeMap<String, String>();
    var places = new TreeMap<String, Integer>();
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      String text = line.strip();
      if (text.isEmpty() || text.startsWith("#")) {
        continue;
      }
      int space = text.indexOf(' ');
      if (space < 0) {
        throw new BadTraceException(
            number, "expected an id, a space and a reason, found only '" + text + "'");
      }
      places.put(text.substring(0, space), number);
      if (reasons.put(text.substring(0, space), text.substring(space).strip()) != null) {
        throw new BadTraceException(number, "'" + text.substring(0, space) + "' is accepted twice");
      }
      if (reasons.size() > LIMIT) {
        throw new BadTraceException(number, "more than " + LIMIT + " accepted ids");
      }
    }
    return new Accepted(reasons, places);
  }

  /** Whether a record's difference is accepted. */
  boolean has(String id) {
    return reasons.containsKey(id);
  }

  /** Line of an accepted id in its list. */
  int line(String id) {
    return lines.get(id);
  }

  /** Every accepted id with its reason, in the order of the ids. */
  public SortedMap<String, String> reasons() {
    return reasons;
  }
}
