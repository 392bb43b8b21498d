package luosim.bench.engine;

import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.Locale;
import luosim.bench.Cpu;
import luosim.bench.Figures;

/**
 * One model on one side in one JVM: what an event costs in processor time, collector and compiler
 * included, and how many bytes a pending event takes, with the entities or clients of the model.
 *
 * <p>Arguments: model, side (plain or engine), size, processor seconds to measure (default 2). As
 * many seconds and at least five events for each of the size warm up. The checksum is that of the
 * first events, so that it is equal on both sides however far each one came.
 */
public final class EngineRun {
  private static final int COMPARED = 1 << 20;
  private static final double NS = 1e9;

  private EngineRun() {}

  /** Runs one model on one side. */
  public static void main(String[] args) {
    int size = Integer.parseInt(args[2]);
    double seconds = args.length > 3 ? Double.parseDouble(args[3]) : 2;
    var models = new ArrayDeque<Model>();
    models.add(Models.valueOf(args[0].toUpperCase(Locale.ROOT)).on(args[1], size));
    models.element().run(COMPARED);
    long checksum = models.element().checksum();
    costNs(models.element(), seconds, 5L * size);
    double costNs = costNs(models.element(), seconds, 2L * size);
    int pending = models.element().pending();
    long bytesWith = liveBytes();
    models.clear();
    double bytes = (double) (bytesWith - liveBytes()) / pending;
    new Figures().with("model", args[0]).with("on", args[1]).with("size", size)
        .with("checksum", Long.toHexString(checksum))
        .with("ns", String.format(Locale.ROOT, "%.1f", costNs))
        .with("bytes", String.format(Locale.ROOT, "%.1f", bytes)).print();
  }

  private static double costNs(Model model, double seconds, long eventsMin) {
    var cpu = new Cpu();
    long events = 0;
    while (events < eventsMin || cpu.elapsedNs() < seconds * NS) {
      model.run(EngineRoom.SEGMENT);
      events += EngineRoom.SEGMENT;
    }
    return (double) cpu.elapsedNs() / events;
  }

  private static long liveBytes() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
