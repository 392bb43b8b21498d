package luosim.bench.peer;

/**
 * A simulator as the workloads see it: a present instant, and tasks that take place later.
 *
 * <p>There is one implementation for each simulator, written as its users write: what it offers for
 * something that happens again and again is one {@link Task}, made once and scheduled many times.
 * One JVM loads one implementation, so the calls in between are inlined. Time is nanoseconds; where
 * a simulator counts in doubles they hold whole nanoseconds, exact up to 2^53, so that all simulators
 * come to the same instants.
 */
public interface Clock {
  /** Something that can be scheduled, once at a time. */
  Task task(Runnable action);

  /** The present instant. */
  long nowNs();

  /** Runs until nothing is pending or {@link #stop} was called. */
  void run();

  /** Ends the run after the present task. */
  void stop();

  /** An action that can be put on the event list. */
  interface Task {
    /**
     * Lets the action take place later.
     *
     * @param delayNs at least 1, because some simulators know no two events of one instant
     */
    void in(long delayNs);
  }
}
