package luosim.fleet;

/**
 * Helpers of a rollout that run hosts beside it; the fleet itself starts no thread.
 *
 * <p>A rollout uses its crew from one thread. The results do not depend on who does what, or when.
 */
public interface Crew {
  /** Nobody helps. */
  Crew ALONE = new Crew() {
    @Override public void offer(Runnable task) {}

    @Override public boolean idle() {
      return false;
    }

    @Override public void await() {}
  };

  /**
   * Offers a task. A helper may do it, at any time; the rollout may have done it by then, so that
   * the task finds nothing to do.
   */
  void offer(Runnable task);

  /** Whether a helper is free to take what was offered, so that the rollout leaves it to him. */
  boolean idle();

  /** Lets some time pass, a few microseconds, while a helper is at work on what is needed next. */
  void await();
}
