package luosim.fault;

import luosim.chance.Distribution;
import luosim.host.Situation;

/** What one fault remembers of one host. Mutable and reused. */
final class FaultState {
  private static final int NO_ATTEMPT = -1;

  private final FaultSpec spec;
  private final int role;
  private final FaultLuck luck;
  private int host;
  private int attempt;

  /** The number of matching occasions in this attempt, the present one included. */
  private int occasions;

  private int wanted;
  private boolean decided;
  private boolean hostDecided;
  private boolean hostHit;
  private boolean everHit;
  private boolean reached;

  FaultState(FaultSpec spec, int role, FaultLuck luck) {
    this.spec = spec;
    this.role = role;
    this.luck = luck;
  }

  void become(int host) {
    this.host = host;
    attempt = NO_ATTEMPT;
    hostDecided = false;
    hostHit = false;
    everHit = false;
  }

  /** Whether the fault has hit and hits from then on wherever it can. */
  private boolean goesOn() {
    return spec.recurs() == Recurs.ALWAYS && everHit;
  }

  /** Whether a step of the host matches. */
  boolean fits(Situation situation) {
    return goesOn() ? spec.match().fitsInAnyAttempt(situation) : spec.match().fits(situation);
  }

  /**
   * Whether an occasion that matches is hit; {@link #reached} then says whether a new decision was
   * taken.
   */
  boolean hit(int atAttempt) {
    if (attempt != atAttempt) {
      attempt = atAttempt;
      occasions = 0;
      decided = false;
      wanted = spec.match().occurrence().isPresent() ? drawOccurrence(spec.match().occurrence().get()) : 0;
    }
    occasions++;
    if (goesOn()) {
      reached = true;
      return true;
    }
    reached = false;
    if (wanted > 0 && occasions != wanted || spec.recurs() == Recurs.ONCE && everHit) {
      return false;
    }
    boolean hit = decide();
    everHit |= hit;
    return hit;
  }

  private int drawOccurrence(Distribution law) {
    return (int) law.draw(luck.stream(role, FaultLuck.Purpose.OCCURRENCE, host, keptAttempt(), 0));
  }

  /** The attempt as it enters keys: all attempts are one where the decision is kept. */
  private int keptAttempt() {
    return spec.recurs() == Recurs.HOST ? 0 : attempt;
  }

  private boolean decide() {
    if (spec.per() == Per.CALL) {
      reached = true;
      return luck.hits(spec.probability(), role, host, keptAttempt(), occasions);
    }
    if (decided) {
      return false;
    }
    decided = true;
    return switch (spec.per()) {
      case CALL, ATTEMPT -> {
        reached = true;
        yield luck.hits(spec.probability(), role, host, keptAttempt(), 0);
      }
      case HOST -> decideHost(host);
      case ROLLOUT -> decideHost(FaultLuck.NO_HOST);
    };
  }

  /**
   * One decision for the host or the rollout; later attempts of a host that was hit are hit again
   * or drawn anew.
   */
  private boolean decideHost(int whose) {
    if (!hostDecided) {
      hostDecided = true;
      reached = true;
      hostHit = luck.hits(spec.probability(), role, whose, 0, 0);
      return hostHit;
    }
    boolean redrawn = spec.per() == Per.HOST && spec.recurs() == Recurs.REDRAWN;
    return hostHit && (!redrawn || luck.hits(spec.probability(), role, whose, attempt, 0));
  }

  boolean reached() {
    return reached;
  }

  long ns(Distribution law, FaultLuck.Purpose purpose) {
    return luck.ns(law, role, purpose, host, keptAttempt(), occasions);
  }
}
