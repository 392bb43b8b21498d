package luosim.fault;

/** What a later attempt of the same host means to a fault. */
public enum Recurs {
  /** A new decision. */
  REDRAWN("redrawn"),
  /** The same decision: who was hit is hit again, who was spared stays spared. */
  HOST("host"),
  /** A host that was hit is spared from then on. */
  ONCE("once"),
  /** A host that was hit is hit at every later step that matches, whatever its number and attempt. */
  ALWAYS("always");

  private final String text;

  Recurs(String text) {
    this.text = text;
  }

  /** The word that scenarios use. */
  public String text() {
    return text;
  }
}
