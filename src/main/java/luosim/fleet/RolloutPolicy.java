package luosim.fleet;

/** Decides how far a rollout reaches, and when. One object serves one rollout. */
@FunctionalInterface
public interface RolloutPolicy {

  /**
   * Takes the next decision. Called when the rollout begins, when the last host within reach has
   * got its outcome, and when the time asked for has come.
   */
  void decide(RolloutControl rollout);
}
