package luosim.fleet;

/** How a rollout ended that no limit of the run cut short. */
public enum RolloutEnd {
  /** The policy had taken it as far as its last wave reaches. */
  COMPLETED("completed"),
  /** It was halted. */
  HALTED("halted"),
  /** It was paused and nobody resumed it. */
  PAUSED("paused"),
  /**
   * Broken hosts used up the limits, or a host never answered: nothing was left that could let it
   * go on.
   */
  BLOCKED("blocked");

  private final String text;

  RolloutEnd(String text) {
    this.text = text;
  }

  /** The word that results use. */
  public String text() {
    return text;
  }
}
