package luosim.explore;

import java.util.List;
import luosim.invariant.Invariant;
import luosim.invariant.SessionReading;
import luosim.luo.Family;

/**
 * What an exploration came to.
 *
 * @param bounds how far it was to look
 * @param configurations tiny hosts that were explored
 * @param units parts of the work that are finished
 * @param unitsTotal parts of the work
 * @param runs runs covered, each with another combination of faults on another host
 * @param executed runs that were carried out; the others begin like one of these and go on from an equal
 * state
 * @param points different fault points that were reached: site and whom it concerns, by configuration
 * @param cells one for each invariant, in print order
 */
public record Exploration(
    Bounds bounds, int configurations, int units, int unitsTotal, long runs, long executed, long points,
    List<Cell> cells) {
  /** Takes a copy. */
  public Exploration {
    cells = List.copyOf(cells);
  }

  /** Whether everything within the bounds was covered. */
  public boolean complete() {
    return units == unitsTotal;
  }

  /** Whether something bad happened. */
  public boolean violatesSafety() {
    return violates(Invariant.Kind.SAFETY);
  }

  /** Whether something good never can. */
  public boolean violatesLiveness() {
    return violates(Invariant.Kind.LIVENESS);
  }

  /** What an invariant promises for the explored revision. */
  public String sentence(Invariant invariant) {
    boolean sessions = Bounds.family(bounds.protocol()) == Family.SESSIONS;
    return sessions ? invariant.onSessions().map(SessionReading::sentence).orElse(invariant.sentence())
        : invariant.sentence();
  }

  private boolean violates(Invariant.Kind kind) {
    return cells.stream().anyMatch(cell -> cell.violated() > 0 && cell.invariant().kind() == kind);
  }
}
