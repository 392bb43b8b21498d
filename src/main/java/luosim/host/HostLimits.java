package luosim.host;

/**
 * How long the agent lets two phases last before it asks for a cancel.
 *
 * @param prepareTimeoutNs from the start order to the end of prepare, ns; Long.MAX_VALUE for no limit
 * @param pauseLimitNs from the first pause to the last resume, ns; counted after the jump, never acted on;
 *     Long.MAX_VALUE for no limit
 */
public record HostLimits(long prepareTimeoutNs, long pauseLimitNs) {
  /** Refuses limits that leave no time. */
  public HostLimits {
    if (prepareTimeoutNs < 1 || pauseLimitNs < 1) {
      throw new IllegalArgumentException("host limits: both must be at least 1 ns, found prepareTimeout "
          + prepareTimeoutNs + " ns and pauseLimit " + pauseLimitNs + " ns");
    }
  }

  /** No limits. */
  public static HostLimits none() {
    return new HostLimits(Long.MAX_VALUE, Long.MAX_VALUE);
  }
}
