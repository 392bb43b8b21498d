package luosim.host;

import luosim.handler.FileObject;
import luosim.handler.Handler;
import luosim.handler.Handlers;
import luosim.handler.SubsystemObject;
import luosim.kho.MemoryLayout;
import luosim.kho.ScratchPlan;

/** The memory of a host over its kernels: how it is laid out, and what of it a jump carries over. */
final class Memories {
  private static final long MIB = 1L << 20;

  /** What the kernel itself takes of a node, beside page structs. */
  private static final long KERNEL_BYTES = 256 * MIB;

  private static final long KERNEL_LOW_BYTES = 32 * MIB;

  /** One page struct of 64 bytes for each page of 4096. */
  private static final int PAGE_STRUCT_SHARE = 64;

  /** Default of the boot option: scratch is twice what the kernel reserved. */
  private static final int SCRATCH_PERCENT = 200;

  private static final long SCRATCH_ROUNDING = 2 * MIB;

  /** On small machines kernel and scratch take at most one part in so many. */
  private static final int SMALL_SHARE = 32;

  private Memories() {}

  /** The layout of a class: equal nodes, each with kernel, page structs and scratch. */
  static MemoryLayout layout(HostClass one) {
    int nodes = one.numaNodes();
    long node = one.memoryBytes() / nodes;
    long kernel = Math.min(KERNEL_BYTES, node / SMALL_SHARE);
    long[] perNode = new long[nodes];
    java.util.Arrays.fill(perNode, kernel);
    ScratchPlan scratch = ScratchPlan.scaled(
        SCRATCH_PERCENT, Math.min(KERNEL_LOW_BYTES, kernel), kernel, perNode, SCRATCH_ROUNDING);
    return MemoryLayout.of(one.memoryBytes(), nodes, scratch, kernel + node / PAGE_STRUCT_SHARE);
  }

  /**
   * Takes every participant into the next kernel. What the map names stays where it is; everything else is
   * free there.
   *
   * @param reserved whether the next kernel walked the map to its end
   */
  static void cross(
      Kernel old, Kernel next, boolean reserved, Guests guests, Subsystems subsystems, MachinePages pages) {
    for (int id = 0; id < guests.files(); id++) {
      cross(old, reserved, guests.file(id), guests.populated(guests.file(id).vm()), pages);
    }
    for (int id = 0; id < subsystems.count(); id++) {
      SubsystemObject one = subsystems.get(id);
      boolean over = reserved && one.record() != 0 && old.kho().preserved(one.record(), 0);
      if (!over && one.record() != 0) {
        pages.releaseFolio(one.record(), 0);
      }
      one.jump(over);
    }
    for (int place = 0; place < old.trees.size(); place++) {
      long tree = old.trees.get(place);
      int order = old.trees.order(place);
      if (!reserved || !old.kho().preserved(tree, order)) {
        pages.releaseFolio(tree, order);
      }
    }
    for (int place = 0; place < old.inherited.size(); place++) {
      pages.releaseFolio(old.inherited.get(place), 0);
    }
    for (int place = 0; place < old.pages.size(); place++) {
      if (reserved) {
        next.inherited.add(old.pages.get(place), 0);
      } else {
        pages.releaseFolio(old.pages.get(place), 0);
      }
    }
    if (old.metadataPage() > 0) {
      pages.releaseFolio(old.metadataPage(), 0);
    }
    pages.releaseFolio(old.rootPage(), 0);
  }

  private static void cross(
      Kernel old, boolean reserved, FileObject file, boolean populated, MachinePages pages) {
    Handler handler = Handlers.get(file.handler());
    boolean described = file.record() != 0;
    boolean over = reserved && described && old.kho().preserved(file.record(), handler.recordOrder());
    if (described && !over) {
      pages.releaseFolio(file.record(), handler.recordOrder());
      if (file.handler() == Handlers.MEMFD) {
        pages.release(file.array());
      }
    }
    if (file.handler() != Handlers.VFIO && populated && !file.closed() && file.memory().size() > 0
        && !over) {
      long first = file.memory().firstUnit(0);
      int order = file.memory().order();
      if (reserved && old.kho().preserved(first << order, order)) {
        file.abandonPages(); // cancelled too late: the map keeps its pages, and nobody can name them
      } else {
        pages.release(file.memory());
      }
    }
    file.jump(over);
  }
}
