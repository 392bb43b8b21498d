package luosim.host;

/** Why a VM was paused: the label of its blackout. */
public enum Cause {
  UPDATE("update"),
  CANCELLED("cancelled"),
  MIGRATION("migration");

  private final String text;

  Cause(String text) {
    this.text = text;
  }

  /** The word that measures use. */
  public String text() {
    return text;
  }
}
