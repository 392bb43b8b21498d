package luosim.fleet;

/** Why a rollout was halted or paused. */
public enum StopCause {
  /** Its failure threshold was exceeded. */
  FAILURES("failures"),
  /** An operator did it. */
  EVENT("event");

  private final String text;

  StopCause(String text) {
    this.text = text;
  }

  /** The word that results use. */
  public String text() {
    return text;
  }
}
