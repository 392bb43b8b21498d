package luosim.host;

/**
 * What became of a VM over all attempts on its host; a later constant replaces an earlier one, except as
 * noted.
 */
public enum VmFate {
  /** It ran on, or was paused and resumed by the same kernel. */
  UNTOUCHED("untouched"),
  /** It went through a kernel switch and runs on with its memory. */
  PRESERVED("preserved"),
  /** It runs on another host. */
  MIGRATED("migrated"),
  /** It was stopped and started again from nothing. */
  RESTARTED("restarted"),
  /** It does not run. */
  LOST("lost");

  private final String text;

  VmFate(String text) {
    this.text = text;
  }

  /** The word that tables use. */
  public String text() {
    return text;
  }
}
