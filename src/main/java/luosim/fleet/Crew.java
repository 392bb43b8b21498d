package luosim.fleet;

/**
 * Helpers of a rollout that run hosts beside it; the fleet itself starts no thread.
 *
 * <p>A rollout uses its crew from one thread. The results do not depend on who does what, or when.
 */
public interface Crew {
  /** Nobody helps. */
  Crew ALONE = new Crew() {
    @Override public int helpers() {
      return 0;
    }

    @Override public void offer(Runnable task) {}

    @Override public void await() {}
  };

  /** How many helpers there are. */
  int helpers();

  /**
   * Offers a task. A helper may do it, at any time; the rollout may have done it by then, so that
   * the task finds nothing to do.
   */
  void offer(Runnable task);

  /** Lets some time pass, a microsecond or less, while a helper is at work on what is needed next. */
  void await();
}
