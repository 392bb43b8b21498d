package luosim.host;

/** How an attempt is given up, in the trace event that begins a cancel. */
public enum GivingUp {
  /** The kernel failed to prepare and rolls back by itself. */
  FAILED_PREPARE,
  /** The kernel failed to freeze and rolls back by itself, as far as it does. */
  FAILED_FREEZE,
  /** The agent asks for a cancel: a limit, an order, a failure of its own steps. */
  ASKED
}
