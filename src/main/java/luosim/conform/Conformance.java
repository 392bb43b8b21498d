package luosim.conform;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** Replays a file of observed traces, one record a line, and tells where our model differs. */
public final class Conformance {
  private Conformance() {}

  /** Ids of the protocols whose traces can be replayed. */
  public static List<String> protocols() {
    return List.of("rfc-v2");
  }

  /**
   * Replays every record.
   *
   * @param protocol one of {@link #protocols}
   * @param lines the trace file, UTF-8, one JSON object a line
   * @param accepted modelled records that may differ
   * @param out gets every difference at once, in the order of the file
   * @throws BadTraceException if a line is not a record: malformed, a wrong type, a word nobody knows, an id twice,
   *     or an accepted id that is not a modelled record of this file
   * @throws IllegalArgumentException if the protocol is not one of ours
   */
  public static ConformanceReport run(
      String protocol, BufferedReader lines, Accepted accepted, Consumer<Mismatch> out)
      throws IOException, BadTraceException {
    throw new UnsupportedOperationException("the replay is not built yet");
  }
}
