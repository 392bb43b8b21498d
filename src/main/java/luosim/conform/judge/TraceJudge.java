package luosim.conform.judge;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import luosim.conform.judge.InvariantFinding.Answer;
import luosim.conform.observed.BadTraceException;
import luosim.conform.observed.Inputs;
import luosim.conform.observed.Json;
import luosim.conform.observed.TraceLines;
import luosim.invariant.Invariant;
import luosim.invariant.Invariants;
import luosim.invariant.Judge;
import luosim.invariant.JudgeTally;

/** Judges a file of observed traces, one record a line. */
public final class TraceJudge {
  /** More records than this in one file are refused. */
  private static final int RECORD_LIMIT = 10_000_000;

  /** The invariant over the fleet: no single host can break it. */
  private static final String OF_FLEET = "outcome";

  private final TraceReader reader;
  private final List<Invariant> invariants;
  private final Consumer<JudgedTrace> out;
  private final Judge judge = new Judge();
  private final Durations durations = new Durations();
  private final Set<String> ids = new TreeSet<>();
  private final List<JudgeReport.Sum> sums = new ArrayList<>();

  private TraceJudge(TraceReader reader, List<Invariant> invariants, Consumer<JudgedTrace> out) {
    this.reader = reader;
    this.invariants = invariants;
    this.out = out;
    invariants.forEach(invariant -> sums.add(new JudgeReport.Sum(invariant)));
  }

  /** The invariants that one observed host can break, by number and in print order. */
  public static List<String> ids() {
    return Invariants.all().stream().map(Invariant::id).filter(id -> !id.equals(OF_FLEET)).toList();
  }

  /**
   * Judges every record.
   *
   * @param protocol one of {@link TraceReaders#protocols}
   * @param lines the trace file, UTF-8, one JSON object a line
   * @param wanted numbers of the invariants that are wanted
   * @param out gets each trace at once, in the order of the file
   * @throws BadTraceException if a line is not a record of that protocol, or has an id that an
   *     earlier one has
   * @throws IllegalArgumentException if the protocol is not one of ours
   */
  public static JudgeReport run(
      String protocol, BufferedReader lines, List<String> wanted, Consumer<JudgedTrace> out)
      throws IOException, BadTraceException {
    TraceReader reader = TraceReaders.find(protocol).orElseThrow(() -> new IllegalArgumentException(
        "expected one of " + TraceReaders.protocols() + ", found " + protocol));
    var run = new TraceJudge(reader, invariants(wanted), out);
    var records = new TraceLines(lines);
    for (var record = records.next(); record.isPresent(); record = records.next()) {
      run.take(record.get(), new Inputs(records.number()));
    }
    return new JudgeReport(
        protocol, run.ids.size(), run.sums.stream().map(JudgeReport.Sum::total).toList(), run.durations);
  }

  private static List<Invariant> invariants(List<String> wanted) {
    return Invariants.all().stream().filter(invariant -> wanted.contains(invariant.id())).toList();
  }

  private void take(Json.Fields record, Inputs inputs) throws BadTraceException {
    String id = inputs.text(record, "id");
    if (!ids.add(id) || ids.size() > RECORD_LIMIT) {
      throw inputs.bad("id", "an id that no other record has", record.get("id"));
    }
    Observation observation = reader.read(record, inputs);
    JudgeTally tally = judged(observation);
    observation.durations(durations);
    List<InvariantFinding> findings = new ArrayList<>();
    for (int index = 0; index < invariants.size(); index++) {
      InvariantFinding finding = finding(invariants.get(index), tally);
      findings.add(finding);
      sums.get(index).add(id, finding);
    }
    out.accept(new JudgedTrace(inputs.line(), id, findings));
  }

  private JudgeTally judged(Observation observation) {
    JudgeTally tally = new JudgeTally(reader.protocol());
    judge.begin(0, 0, observation.world());
    observation.play(judge);
    judge.commit(tally);
    return tally;
  }

  private static InvariantFinding finding(Invariant invariant, JudgeTally tally) {
    List<InvariantFinding.Place> places = new ArrayList<>();
    for (JudgeTally.Violations found : tally.violations()) {
      if (found.invariant() == invariant) {
        places.add(new InvariantFinding.Place(
            found.row(), found.defects(), found.first().attempt(),
            found.first().sentence()));
      }
    }
    var missing = List.copyOf(tally.lacking(invariant));
    Answer answer =
        places.isEmpty() ? unbroken(tally.judged(invariant), !missing.isEmpty()) : Answer.VIOLATED;
    return new InvariantFinding(invariant, answer, places, missing);
  }

  private static Answer unbroken(long judged, boolean lacking) {
    if (lacking) {
      return Answer.UNKNOWN;
    }
    return judged > 0 ? Answer.HOLDS : Answer.IDLE;
  }
}
