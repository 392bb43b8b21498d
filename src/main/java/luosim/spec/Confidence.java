package luosim.spec;

/** How well a number of the calibration set is known. */
public enum Confidence {
  /** Read in a primary source, or one division away from such a number. */
  H("high: primary source"),
  /** Read in a secondary source, or derived with a further assumption. */
  M("medium: secondary source or derived"),
  /** One informal sample, or from memory. */
  L("low: one informal sample"),
  /** An assumption: nobody publishes it. Sweep it; never present it as a fact. */
  A("assumption: nobody publishes it");

  private final String sentence;

  Confidence(String sentence) {
    this.sentence = sentence;
  }

  /** The meaning in a few words. */
  public String sentence() {
    return sentence;
  }
}
