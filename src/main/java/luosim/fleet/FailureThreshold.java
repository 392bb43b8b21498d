package luosim.fleet;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * When a rollout stops by itself: failures exceed a share of the hosts whose live update has been
 * decided.
 *
 * <p>A host is decided when it is updated, lost, wedged, or has used up its attempts; a fallback
 * comes after that and does not count again. A host that fails at rest counts as lost.
 *
 * @param aboveMillionths the share in millionths that may be reached but not exceeded, 0 to
 *     1,000,000
 * @param scope which hosts are counted
 * @param least failures below which it never acts, at least 1
 * @param counts what is a failure
 * @param then {@link StopAction#HALT} or {@link StopAction#PAUSE}
 * @param inFlight what becomes of hosts that are being updated
 */
public record FailureThreshold(
    long aboveMillionths,
    Scope scope,
    int least,
    Set<Failure> counts,
    StopAction then,
    InFlightRule inFlight) {
  /** Which hosts are counted. */
  public enum Scope {
    /** Those decided since the wave that runs began. */
    WAVE,
    /** All. */
    ROLLOUT
  }

  /** Refuses a share beyond the whole and a threshold that resumes. */
  public FailureThreshold {
    counts = Collections
        .unmodifiableSet(counts.isEmpty() ? EnumSet.noneOf(Failure.class) : EnumSet.copyOf(counts));
    if (aboveMillionths < 0 || aboveMillionths > Share.WHOLE || least < 1) {
      throw new IllegalArgumentException("failure threshold: share must be 0 to " + Share.WHOLE
          + " millionths and least at least 1, found " + aboveMillionths + " and " + least);
    }
    if (then == StopAction.RESUME) {
      throw new IllegalArgumentException("failure threshold: it can halt or pause a rollout, not resume it");
    }
  }

  /** A threshold that is never exceeded. */
  public static FailureThreshold never() {
    return new FailureThreshold(
        Share.WHOLE, Scope.ROLLOUT, 1, EnumSet.noneOf(Failure.class), StopAction.HALT, InFlightRule.FINISH);
  }
}
