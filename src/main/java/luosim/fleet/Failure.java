package luosim.fleet;

/** A kind of failure of a host that a failure threshold may count. */
public enum Failure {
  /** The host crashed. */
  LOST,
  /**
   * The host cannot be updated live any more: its orchestrator is wedged or stuck, or broke after
   * the jump.
   */
  WEDGED,
  /** Every attempt was given up. */
  EXHAUSTED
}
