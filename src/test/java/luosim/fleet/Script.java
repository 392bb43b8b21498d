package luosim.fleet;

import luosim.host.AttemptEnd;
import luosim.host.Fallback;

/** What scripted hosts do: the same host at the same attempt always does the same. */
interface Script {
  /**
   * One attempt.
   *
   * @param stepNs lengths of its steps
   * @param jump index of the step from which on a cancel comes too late
   * @param rollbackNs how long it takes to give up when ordered to
   * @param end how it ends if it is not ordered to give up
   * @param hangs whether it waits for ever instead of ending
   */
  record Attempt(long[] stepNs, int jump, long rollbackNs, AttemptEnd end, boolean hangs) {
    static Attempt of(AttemptEnd end, long... stepNs) {
      return new Attempt(stepNs, stepNs.length, 1, end, false);
    }
  }

  Attempt attempt(int host, int attempt);

  /** How long a fallback takes; negative: that long, and the host is lost by it. */
  default long fallbackNs(int host, Fallback how) {
    return 100;
  }

  /** Every attempt of every host ends the same way after the same time. */
  static Script always(AttemptEnd end, long... stepNs) {
    return (host, attempt) -> Attempt.of(end, stepNs);
  }
}
