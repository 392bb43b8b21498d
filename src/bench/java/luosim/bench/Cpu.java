package luosim.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** A stopwatch of processor time: all threads of this JVM, the collector and the compiler included. */
public final class Cpu {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private long startNs;

  /** A stopwatch that runs. */
  public Cpu() {
    restart();
  }

  /** Counts from now on. */
  public void restart() {
    startNs = SYSTEM.getProcessCpuTime();
  }

  /** Processor time since the start, in nanoseconds. */
  public long elapsedNs() {
    return SYSTEM.getProcessCpuTime() - startNs;
  }
}
