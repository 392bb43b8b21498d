package luosim.scenario;

import java.util.OptionalLong;
import luosim.spec.FaultPoint;

/**
 * Something that goes wrong: where, for whom, how often, and with what effect.
 *
 * @param name the author's name for it
 * @param at the place
 * @param match which of the occasions there count
 * @param effect what happens
 * @param probability chance per denominator
 * @param per what the probability refers to
 * @param recurs whether a later occasion is a new chance
 * @param after how far into the call or phase it happens
 * @param meanTimeNs mean of the exponential time to the effect at points met by the passing of
 *     time; absent elsewhere
 */
public record Fault(String name, FaultPoint at, FaultMatch match, FaultEffect effect, double probability,
    Per per, Recurs recurs, After after, OptionalLong meanTimeNs) {
  /** What a probability refers to: one draw for each of these. */
  public enum Per implements Word {
    /** Each matching call. */
    CALL("call"),
    /** Each update attempt of a host. */
    ATTEMPT("attempt"),
    /** Each host. */
    HOST("host"),
    /** Each replication. */
    ROLLOUT("rollout");

    private final String word;

    Per(String word) {
      this.word = word;
    }

    @Override public String word() {
      return word;
    }
  }

  /** What a later occasion on the same host means. */
  public enum Recurs implements Word {
    /** A new draw. */
    REDRAWN("redrawn"),
    /** A host that was hit is hit again, one that was spared stays spared. */
    HOST("host"),
    /** A host that was hit is spared from then on. */
    ONCE("once"),
    /** A host that was hit is hit at every later step that matches, whatever its number and attempt. */
    ALWAYS("always");

    private final String word;

    Recurs(String word) {
      this.word = word;
    }

    @Override public String word() {
      return word;
    }
  }
}
