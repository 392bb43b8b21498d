package luosim.invariant;

import luosim.host.Site;
import luosim.luo.Row;
import luosim.luo.Stop;
import luosim.trace.TraceKind;

/** Reads the trace of a host with sessions into its books, and tells the judge when to check what. */
final class SessionCourse {
  private static final int FAULT_CRASH = 3;

  private final SessionLedger ledger = new SessionLedger();

  /** The kernel that runs, or was left last; 1 is that of the cold boot. */
  private int generation = 1;

  private final Desk desk;
  private SessionWorld world = new SessionWorld() {
    @Override public boolean shows(Evidence evidence) {
      return false;
    }
  };

  /** What the judge does when it is told. */
  interface Desk {
    /** Checks what is due at a moment. */
    void check(Moment moment);

    /** An attempt has ended without a jump, its checks are done. */
    void returned();

    /** A new attempt of the protocol has begun. */
    void attemptBegan(int last);

    /** A request has come to a row. */
    void rowEnded(int row);

    /** Another kernel runs. */
    void kernelBegan();
  }

  SessionCourse(Desk desk) {
    this.desk = desk;
  }

  void begin(SessionWorld ofHost) {
    world = ofHost;
    generation = 1;
    ledger.begin();
  }

  SessionLedger ledger() {
    return ledger;
  }

  SessionWorld world() {
    return world;
  }

  void record(TraceKind kind, int subject, long a, long b, long c) {
    switch (kind) {
      case OPERATION_BEGAN -> ledger.requestBegan(subject, (int) a, b, world);
      case OPERATION_ENDED -> requestEnded(subject, (int) b, (int) c);
      case CALLBACK_BEGAN -> ledger.callbackBegan(subject, (int) a, b, (int) c, world);
      case CALLBACK_ENDED -> ledger.callbackEnded(subject, (int) a, b, c);
      case UNPRESERVED -> ledger.unpreserved(subject, c);
      case CORRUPTED -> ledger.facts().corrupted((int) a);
      case FAULT_FIRED -> {
        ledger.befell();
        if (a == Site.AGENT.ordinal() && b == FAULT_CRASH) {
          ledger.ownerDies();
        }
      }
      case JUMPED -> {
        ledger.jumped(a);
        desk.check(Moment.JUMPED);
        ledger.left();
      }
      case BOOTED -> {
        generation = subject;
        desk.kernelBegan();
        desk.check(Moment.BOOTED);
        ledger.running();
      }
      case STOPPED -> {
        int under = ledger.requests().size() - 1;
        boolean hit = ledger.crossing().booting() && subject == generation; // the host, on its way
        ledger.stopped(hit ? Stop.NONE.ordinal() : (int) a,
            under < 0 ? Row.NONE : world.row(ledger.requests().id(under)));
        desk.check(Moment.STOPPED);
      }
      case ASKED -> ledger.othersAsk();
      case ATTEMPT_BEGAN -> ledger.attemptBegan(subject);
      default -> {}
    }
  }

  private void requestEnded(int op, int result, int row) {
    desk.rowEnded(row);
    int last = ledger.attempt();
    int before = ledger.attempts();
    if (!ledger.requestEnded(op, result, row, world)) {
      return;
    }
    if (ledger.attempts() != before) {
      desk.attemptBegan(last);
    }
    desk.check(Moment.REQUEST_ENDED);
    if (ledger.rollsBack()) {
      desk.check(Moment.ROLLBACK_ENDED);
      desk.returned();
    }
    ledger.forgetEnded();
  }
}
