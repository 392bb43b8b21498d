package luosim.metrics;

/** What every trace must tell; a trace that does not is a defect of the model, and ends the run. */
final class Told {
  private Told() {}

  /** Refuses a trace for which something does not hold. */
  static void that(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException("trace: " + what + ", but it tells otherwise");
    }
  }
}
