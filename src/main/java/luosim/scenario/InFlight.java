package luosim.scenario;

/** What becomes of hosts that are being updated when a rollout halts. */
public enum InFlight implements Word {
  /** They go on to their end. */
  FINISH("finish"),
  /** They are ordered to cancel; an order after the jump is too late. */
  CANCEL("cancel");

  private final String word;

  InFlight(String word) {
    this.word = word;
  }

  @Override public String word() {
    return word;
  }
}
