package luosim.fleet;

import luosim.host.AttemptEnd;
import luosim.host.Fallback;

/**
 * What follows from how an attempt ended: the decision table of the rollout.
 *
 * <table>
 * <caption>Next step by attempt end; "left" means that a retry is left and the rollout is not
 * halted.</caption>
 * <tr><th>attempt end</th><th>left</th><th>none left</th><th>halted</th></tr>
 * <tr><td>updated</td><td colspan="3">outcome updated, from the second attempt on
 *     updatedAfterRetries</td></tr>
 * <tr><td>cancelled</td><td>retry after the backoff</td><td>fallback {@code cancelled}; skip:
 *     outcome skipped</td> <td>outcome skipped: the host is in order, and a halted rollout touches
 *     no such host</td></tr>
 * <tr><td>wedged, stuck</td><td colspan="3">fallback {@code wedged}, since no attempt can succeed;
 *     skip: outcome wedged. Also when halted, because the host needs it to serve again</td></tr>
 * <tr><td>brokenAfterJump</td><td colspan="3">fallback {@code afterJump}; skip: outcome wedged.
 *     Also when halted</td></tr>
 * <tr><td>lost</td><td colspan="3">outcome lost</td></tr>
 * </table>
 *
 * <p>An attempt that is given up because the fleet ordered it uses up no retry. A fallback ends in
 * drained or rebooted, or in lost if the host does not serve afterwards.
 */
final class Decisions {
  /** What happens next to a host that answered. */
  enum Step {
    SETTLE,
    RETRY,
    FALL_BACK
  }

  private Decisions() {}

  static Step after(AttemptEnd end, boolean retryLeft, boolean halted, FallbackRules rules) {
    return switch (end) {
      case UPDATED, LOST -> Step.SETTLE;
      case CANCELLED -> {
        if (halted) {
          yield Step.SETTLE;
        }
        yield retryLeft ? Step.RETRY : fallBackOrSettle(rules.cancelled());
      }
      case WEDGED, STUCK, BROKEN_AFTER_JUMP -> fallBackOrSettle(fallback(end, rules));
    };
  }

  private static Step fallBackOrSettle(Fallback how) {
    return how == Fallback.SKIP ? Step.SETTLE : Step.FALL_BACK;
  }

  /** The fallback for an attempt that did not update the host. */
  static Fallback fallback(AttemptEnd end, FallbackRules rules) {
    return switch (end) {
      case UPDATED, LOST -> Fallback.SKIP;
      case CANCELLED -> rules.cancelled();
      case WEDGED, STUCK -> rules.wedged();
      case BROKEN_AFTER_JUMP -> rules.afterJump();
    };
  }

  /** The outcome of a host that is settled after an attempt. */
  static Outcome outcome(AttemptEnd end, int attempts) {
    return switch (end) {
      case UPDATED -> attempts == 1 ? Outcome.UPDATED : Outcome.UPDATED_AFTER_RETRIES;
      case CANCELLED -> Outcome.SKIPPED;
      case WEDGED, STUCK, BROKEN_AFTER_JUMP -> Outcome.WEDGED;
      case LOST -> Outcome.LOST;
    };
  }

  /** The outcome of a host after a fallback. */
  static Outcome outcome(Fallback how, HostKernel kernel) {
    if (kernel == HostKernel.NONE) {
      return Outcome.LOST;
    }
    return switch (how) {
      case DRAIN -> Outcome.DRAINED;
      case REBOOT -> Outcome.REBOOTED;
      case SKIP -> Outcome.SKIPPED;
    };
  }
}
