package luosim.conform;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import luosim.conform.mainline.MainlineReplay;
import luosim.conform.observed.BadTraceException;
import luosim.conform.observed.Inputs;
import luosim.conform.observed.Json;
import luosim.conform.observed.Mismatch;
import luosim.conform.observed.TraceLines;
import luosim.luo.Row;
import luosim.luo.revision.Revision;
import luosim.luo.revision.Revisions;

/** Replays a file of observed traces, one record a line, and tells where our model differs. */
public final class Conformance {
  /** The revision with one state that traces were observed on. */
  private static final String RFC_V2 = "rfc-v2";

  /** More records than this in one file are refused. */
  private static final int RECORD_LIMIT = 10_000_000;

  private final Revision revision;
  private final Accepted accepted;
  private final Consumer<Mismatch> out;
  private final Set<String> ids = new TreeSet<>();
  private final Set<String> modelled = new TreeSet<>();
  private final Map<Row, Integer> rows = new EnumMap<>(Row.class);
  private final List<String> skipped = new ArrayList<>();
  private int passed;
  private int failed;

  private Conformance(Revision revision, Accepted accepted, Consumer<Mismatch> out) {
    this.revision = revision;
    this.accepted = accepted;
    this.out = out;
    for (Row row : Row.of(revision.family())) {
      rows.put(row, 0);
    }
    rows.remove(Row.NONE);
  }

  /** Ids of the protocols whose traces can be replayed. */
  public static List<String> protocols() {
    var ids = new ArrayList<String>(List.of(RFC_V2));
    Revisions.ofSessions().forEach(sessions -> ids.add(sessions.id()));
    return List.copyOf(ids);
  }

  /**
   * Replays every record.
   *
   * @param protocol one of {@link #protocols}
   * @param lines the trace file, UTF-8, one JSON object a line
   * @param accepted modelled records that may differ
   * @param out gets the first differences of each record at once, in the order of the file
   * @throws BadTraceException if a line is not a record: malformed, a wrong type, a word nobody
   *     knows, an id twice, or if an accepted id is not a modelled record of this file
   * @throws IllegalArgumentException if the protocol is not one of ours
   */
  public static ConformanceReport run(
      String protocol, BufferedReader lines, Accepted accepted, Consumer<Mismatch> out)
      throws IOException, BadTraceException {
    Optional<Revision> revision = Revisions.find(protocol);
    if (!protocols().contains(protocol) || revision.isEmpty()) {
      throw new IllegalArgumentException("expected one of " + protocols() + ", found " + protocol);
    }
    var run = new Conformance(revision.get(), accepted, out);
    var records = new TraceLines(lines);
    for (var record = records.next(); record.isPresent(); record = records.next()) {
      run.take(record.get(), new Inputs(records.number()));
    }
    run.checkAccepted();
    return run.report();
  }

  private void take(Json.Fields record, Inputs inputs) throws BadTraceException {
    String id = inputs.text(record, "id");
    if (!ids.add(id) || ids.size() > RECORD_LIMIT) {
      throw new BadTraceException(
          inputs.line(), "expected an id that no other record has, found '" + id + "'");
    }
    boolean rests = inputs.flagOrFalse(record, "modeled");
    if (rests) {
      modelled.add(id);
    }
    List<Mismatch> differences = differences(record, id, inputs);
    if (differences.isEmpty()) {
      passed++;
    } else if (rests && accepted.has(id)) {
      skipped.add(id);
    } else {
      failed++;
      differences.forEach(out);
    }
  }

  private List<Mismatch> differences(Json.Fields record, String id, Inputs inputs)
      throws BadTraceException {
    Optional<Mismatch> unknown = switch (revision.family()) {
      case STATE -> Shape.unknown(record, id, inputs);
      case SESSIONS -> MainlineReplay.unknown(record, id, inputs);
    };
    return unknown.isPresent() ? List.of(unknown.get()) : replayed(record, id, inputs);
  }

  private List<Mismatch> replayed(Json.Fields record, String id, Inputs inputs)
      throws BadTraceException {
    if (revision instanceof Revision.OfSessions sessions) {
      var replay = new MainlineReplay(record, id, sessions, inputs);
      List<Mismatch> differences = replay.differences();
      count(replay.rows());
      return differences;
    }
    if (revision instanceof Revision.OfState state) {
      var replay = new Replay(record, id, state, inputs);
      List<Mismatch> differences = replay.differences();
      count(replay.rows());
      return differences;
    }
    throw new IllegalStateException("a revision of no family: " + revision.id());
  }

  private void count(Map<Row, Integer> reached) {
    reached.forEach((row, times) -> rows.merge(row, times, Integer::sum));
  }

  private void checkAccepted() throws BadTraceException {
    for (String id : accepted.reasons().keySet()) {
      if (!modelled.contains(id)) {
        String found = ids.contains(id) ? "an observed record" : "no record of this file";
        throw new BadTraceException(
            accepted.line(id),
            "'" + id + "' cannot be accepted: expected a modelled record, found " + found);
      }
    }
  }

  private ConformanceReport report() {
    return new ConformanceReport(
        passed, failed, List.copyOf(skipped), Collections.unmodifiableMap(rows));
  }
}
