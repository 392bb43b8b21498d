package luosim.invariant;

import java.util.Arrays;
import java.util.Optional;
import luosim.luo.Callback;
import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.luo.part.Digest;
import luosim.trace.TraceKind;
import luosim.trace.TraceSink;

/**
 * The oracle over one host in flight: keeps the books, checks every invariant at its moments, and
 * says of each cancel whether it was correct.
 *
 * <p>Pooled: {@link #begin} takes a host, its events follow, then {@link #commit} adds the findings
 * to a tally or {@link #discard} forgets them. An invariant is reported once in an attempt and row.
 * The world is asked while an event is being recorded, so it must show the situation right after
 * that event; at a jump it still shows the kernel that is left. Not thread-safe; one judge a
 * thread.
 */
public final class Judge implements TraceSink {
  /** The kind of participant that a received file is. */
  private static final int RECEIVED = 3;

  private final Ledger ledger = new Ledger();
  private final Findings reporter = new Reporter();
  private final Checks onState = Checks.ofState();
  private final Checks onSessions = Checks.ofSessions();
  private final SessionCourse sessions = new SessionCourse(new Desk());
  private final long[] seen = new long[Checks.COUNT];

  private Judgement judgement = new Judgement();
  private Cancels cancels = judgement.cancels;
  private World world = Nowhere.INSTANCE;
  private Checks checks = onState;
  private int shown;
  private int attemptsKnown;
  private long violated;
  private final Standing standing = new Standing();
  private int checking;
  private boolean finished;

  /** A judge without a host. */
  public Judge() {}

  /** As {@link #begin(int, int, World)}; what is found goes into this judgement from now on. */
  public void begin(int replication, int host, World ofHost, Judgement into) {
    judgement = into;
    cancels = into.cancels;
    begin(replication, host, ofHost);
  }

  /**
   * Begins with a host at rest: its orchestrator is normal, and the world is not asked about its
   * situation before the first event.
   */
  public void begin(int replication, int host, World ofHost) {
    world = ofHost;
    shown = Checks.shown(ofHost);
    ledger.begin(replication, host);
    checks = onState;
    if (ofHost instanceof SessionWorld withSessions) {
      checks = onSessions;
      sessions.begin(withSessions);
    }
    judgement.begin(replication, host, checks, shown);
    attemptsKnown = 0;
    finished = false;
    standing.clear();
    newAttempt();
  }

  /** Forgets the host. */
  public void discard() {
    world = Nowhere.INSTANCE;
    judgement.findings.clear();
    cancels.clear();
  }

  /** Checks what remains when no further event will come; {@link #commit} does so by itself. */
  public void finish() {
    if (!finished) {
      finished = true;
      check(Moment.HOST_ENDED);
      cancels.hostEnded(books().open(), violated, books().attempt());
    }
  }

  /** The books of the present host's family. */
  private Books books() {
    return checks == onSessions ? sessions.ledger() : ledger;
  }

  /** Ends the host and adds what was found to a tally. */
  public void commit(JudgeTally tally) {
    retire();
    judgement.addTo(tally);
  }

  /** Ends the host: what was found is complete, and the world is not asked any more. */
  public void retire() {
    finish();
    books().probing().tell(judgement);
    world = Nowhere.INSTANCE;
  }

  /** Takes what was found, once for each. */
  @FunctionalInterface
  public interface Found {
    /**
     * A violation.
     *
     * @param invariant its place in {@link Invariants#all}
     */
    void violated(int invariant, Row row, int attempt, String expected, String found, long number);
  }

  /** Gives all violations found so far of the present host, in the order of finding, from a place on. */
  public void found(int from, Found taker) {
    judgement.findings.give(from, taker);
  }

  /** How many violations were found so far. */
  public int foundSoFar() {
    return judgement.findings.size();
  }

  /** The invariants that were checked at least once so far, as bits by their places. */
  public long checkedSoFar() {
    long checked = 0;
    for (int index = 0; index < Checks.COUNT; index++) {
      checked |= judgement.judged[index] > 0 ? 1L << index : 0;
    }
    return checked;
  }

  /** Counts checks anew from here on. */
  public void forgetChecked() {
    Arrays.fill(judgement.judged, 0);
  }

  /** Whether finding no violation means that an invariant holds in a world. */
  public boolean decidable(int invariant, World ofHost) {
    Checks family = ofHost instanceof SessionWorld ? onSessions : onState;
    return family.applies(invariant) && family.decidable(invariant, Checks.shown(ofHost));
  }

  /**
   * A number over everything in the books that decides what will be found; judges of hosts at rest with
   * equal numbers find the same from then on if they see the same.
   */
  public long digest() {
    var digest = new Digest().add(standing.digest());
    return checks == onSessions
        ? digest.add(sessions.ledger().digest()).value()
        : digest.add(ledger.digest()).add(ledger.attempts() - attemptsKnown).value();
  }

  /**
   * How the rollbacks of an update attempt came out, the worst of them; empty if it had none.
   * Complete once the attempt has ended; lost with {@link #discard} or the next {@link #begin}.
   */
  public Optional<CancelVerdict> verdict(int attempt) {
    return cancels.verdict(attempt);
  }

  @Override public void record(TraceKind kind, long timeNs, int host, int subject, long a, long b, long c) {
    if (checks == onSessions) {
      recordSessions(kind, subject, a, b, c);
      return;
    }
    switch (kind) {
      case OPERATION_BEGAN -> ledger.requestBegan(subject, (int) a, b, world);
      case OPERATION_ENDED -> requestEnded(subject, (int) b, (int) c);
      case CALLBACK_BEGAN -> callbackBegan(subject, (int) a, b, (int) c);
      case CALLBACK_ENDED -> ledger.callbackEnded(subject, (int) a, b, c);
      case STATE_CHANGED -> ledger.stateChanged((int) a, (int) b);
      case UNPRESERVED -> ledger.unpreserved(subject, c);
      case CORRUPTED -> ledger.corrupted(a);
      case FAULT_FIRED -> ledger.facts().faultFired(a, b);
      case JUMPED -> jumped(a);
      case BOOTED -> booted((int) a);
      case STOPPED -> stopped((int) a);
      case AGENT_DIED -> check(Moment.OWNER_DIED);
      case ATTEMPT_BEGAN -> attemptBegan(subject);
      case CANCEL_BEGAN, STUCK -> cancels.asked();
      case CANCEL_ENDED -> cancels.answered(a == 1);
      case ATTEMPT_ENDED ->
          cancels.attemptEnded(ledger.open(), (int) a, violated, ledger.attempt());
      default -> {}
    }
  }

  private void recordSessions(TraceKind kind, int subject, long a, long b, long c) {
    switch (kind) {
      case ATTEMPT_BEGAN -> {
        cancels.close(violated, books().attempt());
        Arrays.fill(seen, 0);
      }
      case CANCEL_BEGAN, STUCK -> cancels.asked();
      case CANCEL_ENDED -> cancels.answered(a == 1);
      case ATTEMPT_ENDED -> cancels.attemptEnded(books().open(), (int) a, violated, books().attempt());
      default -> {}
    }
    sessions.record(kind, subject, a, b, c);
  }

  private void attemptBegan(int attempt) {
    cancels.close(violated, ledger.attempt());
    ledger.attemptBegan(attempt);
    Arrays.fill(seen, 0);
  }

  private void callbackBegan(int who, int callback, long data, int op) {
    int attempt = ledger.attempt();
    ledger.callbackBegan(who, callback, data, op);
    if (callback == Callback.FINISH.ordinal()) {
      toldAtFinish(who);
    }
    noteAttempt(attempt);
  }

  /**
   * Looks what the orchestrator takes a received file for while its finish begins: afterwards it may have
   * forgotten the file.
   */
  private void toldAtFinish(int who) {
    Roster roster = ledger.roster();
    if (TraceKind.participantKind(who) != RECEIVED || !world.shows(Evidence.INCOMING)) {
      return;
    }
    for (int index = 0; index < world.incoming(); index++) {
      boolean its = TraceKind.received(world.incomingToken(index)) == who;
      if (its && world.incomingReclaimed(index) != roster.retrieved(roster.slot(who)) > 0) {
        ledger.facts().mistell();
      }
    }
  }

  private void requestEnded(int op, int result, int row) {
    judgement.rows[row]++;
    int attempt = ledger.attempt();
    if (!ledger.requestEnded(op, result, row)) {
      return;
    }
    noteAttempt(attempt);
    Operation operation = ledger.operation();
    if (RequestKind.isEvent(operation)) {
      eventEnded(operation, result);
    } else {
      requestEnded(operation, result);
    }
    ledger.forgetEnded(world);
  }

  /** Closes the books of the last attempt if the books say that a new one has begun. */
  private void noteAttempt(int lastAttempt) {
    if (ledger.attempts() != attemptsKnown) {
      attemptsKnown = ledger.attempts();
      cancels.close(violated, lastAttempt);
      newAttempt();
    }
  }

  private void eventEnded(Operation operation, int result) {
    boolean rollsBack = ledger.rollsBack();
    if (rollsBack) {
      ledger.takeVacuousCancels(world);
    }
    check(Moment.EVENT_ENDED);
    if (rollsBack) {
      check(Moment.ROLLBACK_ENDED);
      ledger.attemptClosed();
      cancels.returned(world.shows(Evidence.FINALIZED) && world.finalized());
    } else if (RequestKind.cancels(operation) && result < 0) {
      ledger.refusedCancel();
    }
    ledger.facts().clearStep();
  }

  private void requestEnded(Operation operation, int result) {
    boolean changed = result == 0 && ledger.registry().changed(ledger, world);
    if (changed && operation == Operation.FD_PRESERVE) {
      ledger.registered((int) ledger.requests().argument(ledger.ended()), 1);
    }
    check(Moment.REQUEST_ENDED);
    int named = ledger.requests().named(ledger.ended());
    if (changed && operation == Operation.FD_UNPRESERVE && named >= 0) {
      ledger.registered(named, -1);
    }
    if (operation == Operation.CLOSE_DEVICE) {
      ledger.registry().released(ledger.roster(), world);
    }
    ledger.facts().clearRetrieval();
  }

  private void jumped(long kind) {
    ledger.jumped(kind);
    check(Moment.JUMPED);
    ledger.left(world);
  }

  private void booted(int state) {
    ledger.booted(state);
    standing.clear();
    check(Moment.BOOTED);
    ledger.facts().clearStep();
    ledger.running();
  }

  private void stopped(int why) {
    int under = ledger.requests().size() - 1;
    Row row = under < 0 ? Row.NONE : world.row(ledger.requests().id(under));
    ledger.stopped(why, row);
    check(Moment.STOPPED);
    ledger.facts().clearStep();
  }

  /** An attempt of the protocol begins with a clean record. */
  private void newAttempt() {
    Arrays.fill(seen, 0);
    violated = 0;
  }

  private void check(Moment moment) {
    for (int index : checks.due(moment)) {
      if (checks.possible(index, shown)) {
        checking = index;
        judgement.judged[index]++;
        if (checks.lasting(index)) {
          standing.begin(index);
        }
        if (checks == onSessions) {
          checks.reading(index).check(moment, sessions.ledger(), sessions.world(), reporter);
        } else {
          Invariants.all().get(index).check(moment, ledger, world, reporter);
        }
      } else {
        judgement.lacking[index] |= checks.missing(index, shown);
      }
    }
  }

  /** Takes what the present check finds; once for an attempt and row, and once for what lasts. */
  private final class Reporter implements Findings {
    @Override public void violated(String expected, String found, long number) {
      violated(books().row(), expected, found, number);
    }

    @Override public void violated(Row row, String expected, String found, long number) {
      violated |= 1L << checking;
      boolean goesOn = checks.lasting(checking) && standing.goesOn(checking, expected);
      if (goesOn || (seen[checking] & 1L << row.ordinal()) != 0) {
        return;
      }
      seen[checking] |= 1L << row.ordinal();
      judgement.findings.add(checking, row, books().attempt(), expected, found, number);
    }

    @Override public boolean knows(World ofHost, Evidence evidence) {
      int bit = 1 << evidence.ordinal();
      judgement.lacking[checking] |= bit & ~shown;
      return (bit & shown) != 0;
    }
  }

  /** What happens on a host with sessions. */
  private final class Desk implements SessionCourse.Desk {
    @Override public void check(Moment moment) {
      Judge.this.check(moment);
    }

    @Override public void returned() {
      cancels.returned(false);
    }

    @Override public void attemptBegan(int last) {
      cancels.close(violated, last);
      newAttempt();
    }

    @Override public void rowEnded(int row) {
      judgement.rows[row]++;
    }

    @Override public void kernelBegan() {
      standing.clear();
    }
  }
}
