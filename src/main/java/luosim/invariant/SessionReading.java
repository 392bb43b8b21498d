package luosim.invariant;

import java.util.EnumSet;
import java.util.Set;

/**
 * What an invariant means for an orchestrator with sessions, where prepare is the preserve callback, cancel
 * is unpreserve, an attempt lasts while sessions for the next kernel exist, and a freeze is taken back by
 * unfreeze.
 *
 * @param sentence what is promised there, in one sentence
 * @param moments when it is checked
 * @param needs what the world must show for it to be checked at all
 * @param wants what it must show beyond that for finding nothing to mean that it holds
 * @param check checks at one of the moments
 */
public record SessionReading(
    String sentence, Set<Moment> moments, Set<Evidence> needs, Set<Evidence> wants, Check check) {

  /** Checks and reports what it finds. */
  @FunctionalInterface
  public interface Check {
    void check(Moment moment, SessionLedger ledger, SessionWorld world, Findings findings);
  }

  /** A reading that the trace alone decides. */
  static SessionReading of(String sentence, Check check, Moment first, Moment... others) {
    return new SessionReading(sentence, EnumSet.of(first, others), EnumSet.noneOf(Evidence.class),
        EnumSet.noneOf(Evidence.class), check);
  }

  /** A reading that is judged over the fleet, not over a host. */
  static SessionReading overFleet(String sentence) {
    return new SessionReading(sentence, EnumSet.noneOf(Moment.class), EnumSet.noneOf(Evidence.class),
        EnumSet.noneOf(Evidence.class), (moment, ledger, world, findings) -> {});
  }

  /** The same with evidence without which it cannot be checked. */
  SessionReading needing(Evidence first, Evidence... others) {
    return new SessionReading(sentence, moments, EnumSet.of(first, others), wants, check);
  }

  /** The same with evidence without which finding nothing means nothing. */
  SessionReading wanting(Evidence first, Evidence... others) {
    return new SessionReading(sentence, moments, needs, EnumSet.of(first, others), check);
  }
}
