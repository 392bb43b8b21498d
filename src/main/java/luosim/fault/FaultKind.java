package luosim.fault;

/** A kind of effect that a fault has where it fires. */
public enum FaultKind {
  /** The step fails with an error number. */
  ERROR("error"),
  /** The step takes longer. */
  DELAY("delay"),
  /** The step does not return for some time, or ever. */
  HANG("hang"),
  /** Whoever stands at the point dies. */
  CRASH("crash"),
  /** Other processes make requests while the step goes on. */
  REQUESTS("requests"),
  /** What the new kernel received is malformed. */
  TREE("tree"),
  /** Whoever asks names another range than the rules allow. */
  RANGE("range");

  private final String text;

  FaultKind(String text) {
    this.text = text;
  }

  /** The word that scenarios use. */
  public String text() {
    return text;
  }
}
