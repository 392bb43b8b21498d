package luosim.fleet;

/** What becomes of hosts that are being updated when a rollout stops. */
public enum InFlightRule {
  /** They are left alone. */
  FINISH,
  /** They are ordered to give up; after the jump that is too late. */
  CANCEL
}
