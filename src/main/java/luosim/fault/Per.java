package luosim.fault;

/** What a fault's probability refers to: one decision is taken for each of these. */
public enum Per {
  /** Each matching step. */
  CALL("call"),
  /** Each update attempt of a host; its first matching step is hit. */
  ATTEMPT("attempt"),
  /** Each host; its first matching step is hit. */
  HOST("host"),
  /** The rollout; the first matching step of every host is hit. */
  ROLLOUT("rollout");

  private final String text;

  Per(String text) {
    this.text = text;
  }

  /** The word that scenarios use. */
  public String text() {
    return text;
  }
}
