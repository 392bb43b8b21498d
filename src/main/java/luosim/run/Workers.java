package luosim.run;

import java.util.ArrayDeque;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import luosim.fleet.Crew;

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

  /**
   * Threads that run hosts beside a rollout, taking tasks in the order in which they are offered.
   *
   * <p>A helper without a task looks for one for some microseconds and then sleeps until it is woken, so that
   * it neither comes late to the next task nor takes a processor from others. Tasks keep their failures to
   * themselves.
   */
  static final class Helpers implements Crew, AutoCloseable {
    /** How often a helper without a task looks for one before it sleeps. */
    private static final int LOOKS = 400;

    /** How often the rollout looks for a helper's work before it lets others have the processor. */
    private static final int PATIENCE = 200;

    /** How long it sleeps at most, since it may miss that it is woken. */
    private static final long SLEEP_NS = 1_000_000;

    private final Thread[] threads;
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger asleep = new AtomicInteger();
    private volatile boolean closed;
    private int waited;

    /** So many helpers, ready from now on. */
    Helpers(int count) {
      threads = new Thread[count];
      for (int i = 0; i < count; i++) {
        threads[i] = new Thread(this::help, "luosim-helper-" + (i + 1));
        threads[i].setDaemon(true);
      }
      for (Thread thread : threads) {
        thread.start();
      }
    }

    private void help() {
      int looks = 0;
      while (!closed) {
        Runnable task = tasks.poll();
        if (task != null) {
          looks = 0;
          task.run();
        } else {
          looks++;
          rest(looks);
        }
      }
    }

    private void rest(int looks) {
      if (looks <= LOOKS) {
        Thread.onSpinWait();
        return;
      }
      asleep.incrementAndGet();
      if (tasks.isEmpty() && !closed) {
        LockSupport.parkNanos(this, SLEEP_NS);
      }
      asleep.decrementAndGet();
    }

    @Override public int helpers() {
      return threads.length;
    }

    @Override public void offer(Runnable task) {
      tasks.add(task);
      if (asleep.get() > 0) {
        for (Thread thread : threads) {
          LockSupport.unpark(thread);
        }
      }
    }

    @Override public void await() {
      waited++;
      if (waited % PATIENCE == 0) {
        Thread.yield(); // the helper may be waiting for this processor
      } else {
        Thread.onSpinWait();
      }
    }

    /** Sends the helpers away, once each has finished its task. */
    @Override public void close() {
      closed = true;
      boolean interrupted = false;
      for (Thread thread : threads) {
        LockSupport.unpark(thread);
        while (thread.isAlive()) {
          try {
            thread.join();
          } catch (InterruptedException e) {
            interrupted = true;
          }
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
