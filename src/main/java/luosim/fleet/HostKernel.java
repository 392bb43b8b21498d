package luosim.fleet;

/** The kernel that a host runs beside its outcome. */
public enum HostKernel {
  /** The new image. */
  NEW("new"),
  /** The one it ran when the rollout began. */
  OLD("old"),
  /** None: it crashed or stopped. */
  NONE("none");

  private final String text;

  HostKernel(String text) {
    this.text = text;
  }

  /** The word that results use. */
  public String text() {
    return text;
  }
}
