package luosim.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What the whole process cost so far: processor time and wall time since its start, and on demand the
 * greatest heap that is alive.
 *
 * <p>With {@code -Dbench.memory=true} a thread collects all garbage over and over and keeps the most that
 * was left; such a run says nothing about time.
 */
public final class Process {
  private static final long MIB = 1 << 20;
  private static final long PERIOD_MS = 100;

  private final AtomicBoolean ended = new AtomicBoolean();
  private final Thread sampler = new Thread(this::sample, "heap");
  private final boolean measuresMemory = Boolean.getBoolean("bench.memory");
  private volatile long liveBytes;

  /** Begins to watch the process. */
  public Process() {
    if (measuresMemory) {
      sampler.setDaemon(true);
      sampler.start();
    }
  }

  private void sample() {
    while (!ended.get()) {
      System.gc();
      long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
      liveBytes = Math.max(liveBytes, used);
      try {
        Thread.sleep(PERIOD_MS);
      } catch (InterruptedException interrupted) {
        return;
      }
    }
  }

  /** Adds what was measured. */
  public Figures addTo(Figures figures) {
    if (measuresMemory) {
      ended.set(true);
      return figures.with("liveMiB", liveBytes / MIB);
    }
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long wallMs = System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
    return figures.seconds("cpu", system.getProcessCpuTime()).seconds("wall", wallMs * 1_000_000);
  }
}
