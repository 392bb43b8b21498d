package luosim.fleet;

/** What a policy may know of a rollout and do with it. */
public interface RolloutControl {

  long nowNs();

  /** How many hosts within reach have no outcome. */
  int undecided();

  /**
   * Lets a wave begin: all hosts below {@code reach}, in host order, may be started from now on.
   */
  void beginWave(int wave, int reach);

  /** The wave's hosts have their outcomes; it is only watched from now on. */
  void bakeWave(int wave);

  void endWave(int wave);

  /** Asks for a decision at an instant; replaces an earlier wish. */
  void wakeAt(long timeNs);

  /** The rollout is done; hosts that were not reached stay so. */
  void finish();
}
