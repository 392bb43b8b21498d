package luosim.invariant;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import luosim.luo.Row;

/**
 * What judges found over many hosts: violations by invariant and row, cancels by verdict, and what
 * could not be judged. Merging does not depend on the order.
 */
public final class JudgeTally {
  private static final Row[] ROWS = Row.values();

  private final String protocol;
  private final long[][] counts = new long[Checks.COUNT][ROWS.length];
  private final Violation[][] first = new Violation[Checks.COUNT][ROWS.length];
  private final long[] judged = new long[Checks.COUNT];
  private final long[] unknown = new long[Checks.COUNT];
  private final long[] inapplicable = new long[Checks.COUNT];
  private final int[] lacking = new int[Checks.COUNT];
  private final long[] rows = new long[ROWS.length];
  private final long[] cancels = new long[CancelVerdict.values().length];
  private final DistinctStates states = new DistinctStates();

  /**
   * Violations of one invariant in one row.
   *
   * @param invariant which
   * @param row where
   * @param count in how many attempts
   * @param first the one with the smallest replication, host and attempt
   * @param defects known ones of the revision that explain them
   */
  public record Violations(
      Invariant invariant, Row row, long count, Violation first, List<String> defects) {}

  /**
   * A tally of nothing.
   *
   * @param protocol id of the revision that hosts begin with, whose defects explain violations
   */
  public JudgeTally(String protocol) {
    this.protocol = protocol;
  }

  void add(
      int invariant,
      Row row,
      int replication,
      int host,
      int attempt,
      String expected,
      String found,
      long number) {
    counts[invariant][row.ordinal()]++;
    Violation kept = first[invariant][row.ordinal()];
    if (kept == null || !laterThan(kept, replication, host, attempt)) {
      String id = Invariants.all().get(invariant).id();
      keep(invariant, new Violation(id, row, replication, host, attempt, expected, found, number));
    }
  }

  /** Whether a place comes certainly later than the one kept, so that no record need be made. */
  private static boolean laterThan(Violation kept, int replication, int host, int attempt) {
    if (replication != kept.replication()) {
      return replication > kept.replication();
    }
    return host != kept.host() ? host > kept.host() : attempt > kept.attempt();
  }

  private void keep(int invariant, Violation candidate) {
    int row = candidate.row().ordinal();
    Violation kept = first[invariant][row];
    if (kept == null || Violation.BY_PLACE.compare(candidate, kept) < 0) {
      first[invariant][row] = candidate;
    }
  }

  void addJudged(int invariant, long times) {
    judged[invariant] += times;
  }

  void addLacking(int invariant, int evidence) {
    lacking[invariant] |= evidence;
  }

  void addRows(long[] ended) {
    for (int row = 0; row < ROWS.length; row++) {
      rows[row] += ended[row];
    }
  }

  void addInapplicable(int invariant) {
    inapplicable[invariant]++;
  }

  void addUnknown(int invariant) {
    unknown[invariant]++;
  }

  void addCancels(CancelVerdict verdict, long times) {
    cancels[verdict.ordinal()] += times;
  }

  DistinctStates states() {
    return states;
  }

  /** Adds all that another tally holds, which stays as it is. */
  public void merge(JudgeTally other) {
    for (int invariant = 0; invariant < Checks.COUNT; invariant++) {
      for (int row = 0; row < ROWS.length; row++) {
        counts[invariant][row] += other.counts[invariant][row];
        if (other.first[invariant][row] != null) {
          keep(invariant, other.first[invariant][row]);
        }
      }
      judged[invariant] += other.judged[invariant];
      unknown[invariant] += other.unknown[invariant];
      inapplicable[invariant] += other.inapplicable[invariant];
      lacking[invariant] |= other.lacking[invariant];
    }
    addRows(other.rows);
    for (int verdict = 0; verdict < cancels.length; verdict++) {
      cancels[verdict] += other.cancels[verdict];
    }
    states.merge(other.states);
  }

  /** All violations, by the order of invariants and rows. */
  public List<Violations> violations() {
    List<Violations> all = new ArrayList<>();
    for (int invariant = 0; invariant < Checks.COUNT; invariant++) {
      for (int row = 0; row < ROWS.length; row++) {
        if (counts[invariant][row] > 0) {
          all.add(new Violations(
              Invariants.all().get(invariant),
              ROWS[row],
              counts[invariant][row],
              first[invariant][row],
              Defects.of(protocol, Invariants.all().get(invariant).id(), ROWS[row])));
        }
      }
    }
    return all;
  }

  /** Takes the places of violations. */
  @FunctionalInterface
  public interface Places {
    void at(int replication, int host);
  }

  /** Gives the hosts whose violations stand for others at present. */
  public void examples(Places taker) {
    for (Violation[] rowsOf : first) {
      for (Violation kept : rowsOf) {
        if (kept != null) {
          taker.at(kept.replication(), kept.host());
        }
      }
    }
  }

  /** How often an invariant was violated, in any row. */
  public long violations(Invariant invariant) {
    long sum = 0;
    for (long count : counts[Invariants.index(invariant.id())]) {
      sum += count;
    }
    return sum;
  }

  /** The first violation of an invariant in a row, if there is one. */
  public Optional<Violation> first(Invariant invariant, Row row) {
    return Optional.ofNullable(first[Invariants.index(invariant.id())][row.ordinal()]);
  }

  /** How often an invariant was checked: 0 means that nothing was there to violate it. */
  public long judged(Invariant invariant) {
    return judged[Invariants.index(invariant.id())];
  }

  /** How many requests ended in a row of the failure matrix. */
  public long requests(Row row) {
    return rows[row.ordinal()];
  }

  /**
   * Whether hosts came to where an invariant breaks if one of some defects is there, and it was
   * checked: then not breaking means something.
   *
   * @param defects such as D1; none stands for all
   */
  public boolean couldBreak(Invariant invariant, List<String> defects) {
    if (judged(invariant) == 0 || unknown(invariant) > 0) {
      return false;
    }
    for (Row row : ROWS) {
      List<String> here = Defects.of(protocol, invariant.id(), row);
      boolean meant =
          defects.isEmpty() ? !here.isEmpty() : here.stream().anyMatch(defects::contains);
      if (meant && (row == Row.NONE || rows[row.ordinal()] > 0)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Hosts on which finding nothing would not have meant that an invariant holds, for want of
   * evidence.
   */
  public long unknown(Invariant invariant) {
    return unknown[Invariants.index(invariant.id())];
  }

  /** Hosts on which an invariant means nothing, because their orchestrator is of another family. */
  public long inapplicable(Invariant invariant) {
    return inapplicable[Invariants.index(invariant.id())];
  }

  /** What checks of an invariant asked for and no world of theirs showed, in the order of its list. */
  public Set<Evidence> lacking(Invariant invariant) {
    Set<Evidence> missing = EnumSet.noneOf(Evidence.class);
    for (Evidence evidence : Evidence.values()) {
      if ((lacking[Invariants.index(invariant.id())] & 1 << evidence.ordinal()) != 0) {
        missing.add(evidence);
      }
    }
    return missing;
  }

  /** The cancels. */
  public CancelCounts cancels() {
    long strict = cancels[CancelVerdict.STRICT.ordinal()];
    long correct = strict + cancels[CancelVerdict.CORRECT.ordinal()];
    long never = cancels[CancelVerdict.NEVER.ordinal()];
    long incorrect = never + cancels[CancelVerdict.INCORRECT.ordinal()];
    return new CancelCounts(correct + incorrect, correct, strict, incorrect, never);
  }

  /** Distinct states on which trials were made; each was tried at least once. */
  public long statesTried() {
    return states.count();
  }

  /** Whether that number is exact; above some thousands it is estimated. */
  public boolean statesExact() {
    return states.exact();
  }
}
