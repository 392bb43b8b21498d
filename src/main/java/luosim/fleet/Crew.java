package luosim.fleet;

import java.util.function.IntConsumer;

/** Those who do tasks that touch nothing in common; the fleet itself starts no thread. */
@FunctionalInterface
public interface Crew {
  /** Does one task after the other. */
  Crew ALONE = (tasks, task) -> {
    for (int i = 0; i < tasks; i++) {
      task.accept(i);
    }
  };

  /**
   * Does all tasks, in any order, and returns when they are done; an exception of a task comes out
   * of it.
   */
  void doAll(int tasks, IntConsumer task);
}
