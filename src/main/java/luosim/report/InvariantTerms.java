package luosim.report;

import java.util.List;
import luosim.invariant.Invariant;
import luosim.invariant.JudgeTally;

/**
 * What a scenario makes of violated invariants.
 *
 * @param judge which of them decide the verdict
 * @param known violations that are expected
 * @param cancelsAtLeast cancels below which the verdict is unknown
 */
public record InvariantTerms(Judge judge, List<Known> known, long cancelsAtLeast) {

  /** Takes a copy. */
  public InvariantTerms {
    known = List.copyOf(known);
  }

  /** Whether these violations fail a run: they are judged, and not known. */
  public boolean fails(JudgeTally.Violations violations) {
    return judge.judges(violations.invariant()) && known.stream().noneMatch(one -> one.explains(violations));
  }

  /** Which violations fail a run. */
  public enum Judge {
    /** None: they are counted and shown. */
    OFF,
    /** Those of safety. */
    SAFETY,
    /** Those of safety and of liveness. */
    ALL;

    boolean judges(Invariant invariant) {
      return switch (this) {
        case OFF -> false;
        case SAFETY -> invariant.kind() == Invariant.Kind.SAFETY;
        case ALL -> true;
      };
    }
  }

  /**
   * An invariant whose violation is expected.
   *
   * @param invariant its number, such as I9
   * @param defects those that explain it, such as D1; none stands for any
   */
  public record Known(String invariant, List<String> defects) {
    /** Takes a copy. */
    public Known {
      defects = List.copyOf(defects);
    }

    /** Whether these violations are the expected ones: one of the defects is known to show so. */
    boolean explains(JudgeTally.Violations violations) {
      String id = violations.invariant().id();
      return invariant.equals(id)
          && (defects.isEmpty() || violations.defects().stream().anyMatch(defects::contains));
    }
  }
}
