package luosim.scenario;

import java.util.List;

/**
 * What becomes of violated invariants.
 *
 * @param judge which of them decide the verdict; all are counted in any case
 * @param known violations that are expected, by invariant
 * @param cancelsAtLeast cancels below which the verdict is unknown
 */
public record InvariantPolicy(Judge judge, List<Known> known, long cancelsAtLeast) {
  /** Takes a copy. */
  public InvariantPolicy {
    known = List.copyOf(known);
  }

  /** An invariant whose violation is expected, and the defects that explain it. */
  public record Known(String invariant, List<String> defects) {
    /** Takes a copy. */
    public Known {
      defects = List.copyOf(defects);
    }
  }

  /** Which violations fail a run. */
  public enum Judge implements Word {
    /** None: they are counted and printed. */
    OFF("off"),
    /** Those of safety. */
    SAFETY("safety"),
    /** Those of safety and liveness. */
    ALL("all");

    private final String word;

    Judge(String word) {
      this.word = word;
    }

    @Override public String word() {
      return word;
    }
  }
}
