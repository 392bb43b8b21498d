package luosim.invariant;

/** How the rollback of one attempt came out; a later constant is worse. */
public enum CancelVerdict {
  /** Correct, in exact reverse order and with every unpreserve accepted. */
  STRICT("strict"),
  CORRECT("correct"),
  INCORRECT("incorrect"),
  /** Incorrect, and never over. */
  NEVER("never");

  private final String text;

  CancelVerdict(String text) {
    this.text = text;
  }

  /** The word that tables use. */
  public String text() {
    return text;
  }
}
