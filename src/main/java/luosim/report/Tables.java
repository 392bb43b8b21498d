package luosim.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntFunction;
import luosim.metrics.Measures;
import luosim.metrics.RowSink;
import luosim.metrics.TimelineTable;

/**
 * The tables of one replication as CSV: update attempts, hosts, pauses of VMs. Numbers count from 1, times
 * are whole nanoseconds of simulated time; a pause without an end has an empty length.
 *
 * <p>Of the pauses a share is kept, chosen by their names and not by chance, and the longest in any case.
 */
final class Tables implements RowSink {
  private static final long WHOLE = 1L << 53;

  private final CsvWriter attempts;
  private final CsvWriter hosts;
  private final CsvWriter pauses;
  private final IntFunction<String> hostName;
  private final double pauseShare;
  private final int pauseWorst;
  private final PriorityQueue<PauseRow> worst =
      new PriorityQueue<>(Comparator.comparingLong(Tables::length).thenComparing(Tables::later));

  /**
   * Tables that are written as rows come in.
   *
   * @param heads whether to begin with lines of column names
   * @param pauseShare share of the pauses that get a row, 0 to 1
   * @param pauseWorst this many of the longest that the share leaves out get a row all the same
   */
  Tables(
      Writer attempts, Writer hosts, Writer pauses, boolean heads, IntFunction<String> hostName,
      double pauseShare, int pauseWorst) {
    this.attempts = csv(attempts);
    this.hosts = csv(hosts);
    this.pauses = csv(pauses);
    this.hostName = hostName;
    this.pauseShare = pauseShare;
    this.pauseWorst = pauseWorst;
    if (heads) {
      heads();
    }
  }

  private static CsvWriter csv(Writer out) {
    return CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
  }

  private void heads() {
    attempts.writeRecord("replication", "host", "attempt", "start_ns", "end_ns", "end", "row", "cancel");
    hosts.writeRecord(
        "replication", "host", "class", "outcome", "kernel", "attempts", "outcome_ns", "vms", "stream_hash");
    List<String> head =
        new ArrayList<>(
            List.of("replication", "host", "attempt", "vm", "shape", "cause", "start_ns", "blackout_ns"));
    Measures.parts().forEach(part -> head.add(part + "_ns"));
    head.add("kept");
    pauses.writeRecord(head);
  }

  @Override public void attempt(AttemptRow row) {
    attempts.writeRecord(
        Integer.toString(row.replication() + 1), hostName.apply(row.host()), Integer.toString(row.attempt()),
        Long.toString(row.startNs()), row.endNs() < 0 ? "" : Long.toString(row.endNs()), row.end(), row.row(),
        row.cancel());
  }

  @Override public void host(HostRow row) {
    hosts.writeRecord(
        Integer.toString(row.replication() + 1), hostName.apply(row.host()), row.hostClass(), row.outcome(),
        row.kernel(), Integer.toString(row.attempts()), Long.toString(row.outcomeNs()),
        Integer.toString(row.vms()), HexFormat.of().toHexDigits(row.streamHash()));
  }

  @Override public boolean wantsPause(int replication, int host, int attempt, int vm, long blackoutNs) {
    return chosen(replication, host, attempt, vm) || pauseWorst > 0
        && (worst.size() < pauseWorst || lengthNs(blackoutNs) >= length(worst.peek()));
  }

  @Override public void pause(PauseRow row) {
    if (chosen(row.replication(), row.host(), row.attempt(), row.vm())) {
      write(row, "share");
    } else if (pauseWorst > 0) {
      worst.add(row);
      if (worst.size() > pauseWorst) {
        worst.remove();
      }
    }
  }

  /** Whether a pause is among the share that is kept: a matter of its name. */
  private boolean chosen(int replication, int host, int attempt, int vm) {
    if (pauseShare >= 1) {
      return true;
    }
    long name = (replication * 31L + host) * 1_000_003L + vm * 131L + attempt;
    name = (name ^ name >>> 31) * 0x9E37_79B9_7F4A_7C15L;
    name = (name ^ name >>> 29) * 0xBF58_476D_1CE4_E5B9L;
    return (name ^ name >>> 32) >>> 11 < pauseShare * WHOLE;
  }

  private void write(PauseRow row, String kept) {
    List<String> fields = new ArrayList<>();
    fields.add(Integer.toString(row.replication() + 1));
    fields.add(hostName.apply(row.host()));
    fields.add(Integer.toString(row.attempt()));
    fields.add(Integer.toString(row.vm() + 1));
    fields.add(row.shape());
    fields.add(row.cause());
    fields.add(Long.toString(row.startNs()));
    fields.add(row.blackoutNs() < 0 ? "" : Long.toString(row.blackoutNs()));
    for (long part : row.partsNs()) {
      fields.add(Long.toString(part));
    }
    fields.add(kept);
    pauses.writeRecord(fields);
  }

  @Override public void end() {
    List<PauseRow> longest = new ArrayList<>(worst);
    longest.sort(Comparator.comparing(Tables::length).thenComparing(Tables::later).reversed());
    longest.forEach(row -> write(row, "longest"));
    try {
      attempts.close();
      hosts.close();
      pauses.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long length(PauseRow row) {
    return lengthNs(row.blackoutNs());
  }

  private static long lengthNs(long blackoutNs) {
    return blackoutNs < 0 ? Long.MAX_VALUE : blackoutNs;
  }

  /** Orders pauses of one length: of two, the one with the smaller host, attempt and VM is kept. */
  private static long later(PauseRow row) {
    return -(((long) row.host() << 24) + ((long) row.attempt() << 12) + row.vm());
  }

  /** Writes hosts in each condition over time, as quantiles over replications. */
  static void timeline(List<TimelineTable.Point> points, Writer out) throws IOException {
    try (CsvWriter table = csv(out)) {
      table.writeRecord("time_ns", "condition", "p5", "p50", "p95");
      for (TimelineTable.Point point : points) {
        table.writeRecord(
            Long.toString(point.timeNs()), point.condition().text(), Long.toString(point.p5()),
            Long.toString(point.p50()), Long.toString(point.p95()));
      }
    }
  }
}
