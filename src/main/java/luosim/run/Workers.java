package luosim.run;

import java.util.ArrayDeque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * The threads of a campaign or exploration: the only ones that the simulator starts.
 *
 * <p>Tasks are numbered; results are handed on in the order of the numbers, whatever the order of finishing,
 * and only a few more tasks are begun than there are threads, so that results do not pile up.
 */
public final class Workers {
  private static final int AHEAD = 2;

  private final int threads;

  /** Workers with so many threads, at least 1. */
  public Workers(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("workers: at least 1 thread, found " + threads);
    }
    this.threads = threads;
  }

  /**
   * Does tasks 0 to {@code count} - 1 and hands their results on in that order.
   *
   * @param task makes the task of a number
   * @param taker takes the results, on the calling thread
   */
  public <T> void inOrder(int count, IntFunction<Callable<T>> task, Consumer<T> taker) {
    if (threads == 1) {
      for (int i = 0; i < count; i++) {
        taker.accept(direct(task.apply(i)));
      }
      return;
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      ArrayDeque<Future<T>> begun = new ArrayDeque<>();
      for (int i = 0; i < count; i++) {
        begun.add(pool.submit(task.apply(i)));
        if (begun.size() >= threads + AHEAD) {
          taker.accept(result(begun.remove()));
        }
      }
      while (!begun.isEmpty()) {
        taker.accept(result(begun.remove()));
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static <T> T direct(Callable<T> task) {
    try {
      return task.call();
    } catch (Exception e) {
      throw unchecked(e);
    }
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a worker", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw unchecked(e.getCause());
    }
  }

  private static RuntimeException unchecked(Throwable cause) {
    return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
  }
}
