package luosim.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The wish of the user or the operating system that we stop.
 *
 * <p>SIGINT and SIGTERM make the JVM begin its shutdown, and it will end with 130 or 143 by itself.
 * What it needs from us is order: the hook raises the flag, the command sees it, leaves its files
 * absent, complete or resumable, and reports back; only then does the shutdown go on. A command
 * that does not look is given {@value #PATIENCE_SECONDS} seconds and then cut off.
 */
public final class Interruption {
  private static final int PATIENCE_SECONDS = 5;

  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean requested;

  /** One that listens to the signals of this process from now on. */
  static Interruption ofProcess() {
    var interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(new Thread(interruption::stop, "luosim-interruption"));
    return interruption;
  }

  /**
   * Whether the command should leave off at the next place where that is safe. Any thread may ask.
   */
  public boolean requested() {
    return requested;
  }

  /** Says that the command has ended and written what it had to write. */
  void commandEnded() {
    ended.countDown();
  }

  private void stop() {
    if (ended.getCount() == 0) {
      return;
    }
    requested = true;
    try {
      boolean orderly = ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assert orderly || requested;
    } catch (InterruptedException stopWaiting) {
      Thread.currentThread().interrupt();
    }
  }
}
