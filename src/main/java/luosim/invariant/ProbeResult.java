package luosim.invariant;

/**
 * How the trials on a copy came out.
 *
 * @param outcome how they ended
 * @param prepare result of the first prepare
 * @param cancel result of the first cancel
 * @param cycles cycles of prepare and cancel that succeeded
 */
record ProbeResult(Outcome outcome, int prepare, int cancel, int cycles) {
  static final ProbeResult NOT_TRIED = new ProbeResult(Outcome.NOT_TRIED, 0, 0, 0);

  /** How trials end. */
  enum Outcome {
    /** The world allowed no copy, or a callback found no memory on it. */
    NOT_TRIED,
    /** Everything succeeded, with constant memory. */
    GOOD,
    /** The first prepare failed; a cancel then found nothing to cancel, or succeeded. */
    PREPARE_FAILED,
    /** The cancel neither succeeded nor had nothing to do. */
    CANCEL_IMPOSSIBLE,
    LATER_CYCLE_FAILED,
    GREW
  }
}
