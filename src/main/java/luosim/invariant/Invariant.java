package luosim.invariant;

import java.util.Optional;
import java.util.Set;

/**
 * A statement that holds in every run of a correct orchestrator. Its number is that of the
 * specification's list and is never reused.
 */
public interface Invariant {

  /** The number, such as I9. */
  String id();

  /** What is promised, in one sentence. */
  String sentence();

  /** What a violation means: something bad happened, or something good never can. */
  default Kind kind() {
    return Kind.SAFETY;
  }

  /** The moments at which it is checked. */
  Set<Moment> moments();

  /** What the world must show for it to be checked at all. */
  default Set<Evidence> needs() {
    return Set.of();
  }

  /** What the world must show beyond that for finding nothing to mean that it holds. */
  default Set<Evidence> wants() {
    return Set.of();
  }

  /**
   * Whether it speaks of a situation rather than of a step: one that lasts is found once in an
   * attempt, at the operation that brought it about.
   */
  default boolean lasting() {
    return false;
  }

  /** Checks at one of its moments and reports what it finds. */
  void check(Moment moment, Ledger ledger, World world, Findings findings);

  /** What it means for an orchestrator with sessions; empty where it means nothing there. */
  default Optional<SessionReading> onSessions() {
    return Optional.empty();
  }

  /** The two kinds of invariant. */
  enum Kind {
    SAFETY,
    LIVENESS
  }
}
