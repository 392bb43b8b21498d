package luosim.scenario;

import java.util.List;

/**
 * How the update is taken through the fleet.
 *
 * @param waves groups of hosts in order, the last of which is the whole fleet
 * @param maxUnavailable limits on hosts that are out at once
 * @param failureThreshold when the rollout stops by itself
 * @param prepareTimeoutNs time after which a host that is still preparing is told to cancel
 * @param pauseLimitNs time after which a host whose VMs are still paused is told to cancel; after
 *     the jump it is counted, never acted on
 * @param retry attempts after the first
 * @param fallback what is done with hosts that cannot be updated live
 */
public record Rollout(List<Wave> waves, MaxUnavailable maxUnavailable, FailureThreshold failureThreshold,
    long prepareTimeoutNs, long pauseLimitNs, Retry retry, Fallback fallback) {
  /** Takes a copy. */
  public Rollout {
    waves = List.copyOf(waves);
  }
}
