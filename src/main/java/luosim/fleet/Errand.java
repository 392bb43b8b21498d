package luosim.fleet;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The run of one host from an order to its answer, which the rollout or a helper does.
 *
 * <p>Whoever takes it owns the host until it is done. Meanwhile it tells how far the host has come:
 * no answer can come before that instant.
 */
final class Errand {
  private static final int NONE = 0;
  private static final int OFFERED = 1;
  private static final int TAKEN = 2;
  private static final int DONE = 3;

  private final AtomicInteger state = new AtomicInteger(NONE);
  private final AtomicLong reachedNs = new AtomicLong();

  /** What ended the run instead of an answer; read when it is done. */
  private Throwable failure;

  private boolean failed;

  /** A host got an order at an instant. */
  void offered(long timeNs) {
    reachedNs.set(timeNs);
    failed = false;
    state.set(OFFERED);
  }

  /** Whether nobody has taken it yet, so that the host still stands at its order. */
  boolean waits() {
    return state.get() == OFFERED;
  }

  /** Takes it, unless somebody else has or there is none. */
  boolean take() {
    return state.compareAndSet(OFFERED, TAKEN);
  }

  void reached(long timeNs) {
    reachedNs.lazySet(timeNs);
  }

  long reachedNs() {
    return reachedNs.get();
  }

  void done() {
    state.set(DONE);
  }

  /** The run ended with an error or a runtime exception. */
  void failed(Throwable why) {
    failure = why;
    failed = true;
    state.set(DONE);
  }

  boolean isDone() {
    return state.get() == DONE;
  }

  /** Ends the errand; throws what ended the run, if that was no answer. */
  void close() {
    state.set(NONE);
    if (failed && failure instanceof Error error) {
      throw error;
    }
    if (failed) {
      throw (RuntimeException) failure;
    }
  }
}
