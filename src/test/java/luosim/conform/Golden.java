package luosim.conform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import luosim.conform.observed.BadTraceException;
import luosim.conform.observed.Mismatch;

/** The observed traces that every build replays, and ways to replay a few lines of them. */
final class Golden {
  static final String MAINLINE = "mainline";

  private static final String RFC_V2 = "rfc-v2";

  private Golden() {}

  static BufferedReader rfcV2() {
    return traces(RFC_V2);
  }

  /** The traces observed on a protocol. */
  static BufferedReader traces(String protocol) {
    try {
      var packed = new GZIPInputStream(
          Golden.class.getResourceAsStream("/golden/" + protocol + ".jsonl.gz"));
      return new BufferedReader(new InputStreamReader(packed, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The line of a record of RFC v2. */
  static String line(String id) {
    return line(RFC_V2, id);
  }

  /** The line of a record of mainline. */
  static String mainlineLine(String id) {
    return line(MAINLINE, id);
  }

  private static String line(String protocol, String id) {
    try (BufferedReader lines = traces(protocol)) {
      String wanted = "{\"id\":\"" + id + "\"";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(wanted)) {
          return line;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalArgumentException("no record " + id);
  }

  /** What a replay of these lines printed, and its summary. */
  record Outcome(List<Mismatch> mismatches, ConformanceReport report) {
    /** Every line of the command's output. */
    String text() {
      var lines = new ArrayList<String>();
      mismatches.forEach(mismatch -> lines.add(mismatch.text()));
      lines.add(report.summary());
      return String.join("\n", lines);
    }
  }

  static Outcome replay(String... lines) throws BadTraceException {
    return replay(Accepted.none(), lines);
  }

  static Outcome replay(Accepted accepted, String... lines) throws BadTraceException {
    return replay(RFC_V2, accepted, lines);
  }

  static Outcome replayMainline(String... lines) throws BadTraceException {
    return replay(MAINLINE, Accepted.none(), lines);
  }

  private static Outcome replay(String protocol, Accepted accepted, String... lines)
      throws BadTraceException {
    var mismatches = new ArrayList<Mismatch>();
    try (var reader = new BufferedReader(new StringReader(String.join("\n", lines)))) {
      return new Outcome(mismatches, Conformance.run(protocol, reader, accepted, mismatches::add));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
