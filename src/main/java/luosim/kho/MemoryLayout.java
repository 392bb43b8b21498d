package luosim.kho;

import java.util.ArrayList;
import java.util.List;

/**
 * Physical memory of a machine: the spans of each NUMA node, and in them what files can never have, namely
 * the first 16 MiB, the kernel's own memory and the scratch regions. Immutable; one serves all hosts of a
 * class.
 *
 * <p>Nodes are equal and follow each other. The first 2 GiB lie at 0, the rest from 4 GiB on, as on x86-64
 * machines. The kernel's own memory stands at the bottom of each node, scratch at the top: region 0 at the
 * top of low memory, region 1 at the top of the last node, the others at the top of their node. If scratch
 * does not fit there is none, and a real kernel would switch Kexec HandOver off (spec kho-6.16 section 7).
 */
public final class MemoryLayout {
  /** End of the memory below 4 GiB. */
  public static final long LOW_BYTES = 2L << 30;

  /** Start of the memory above the hole. */
  public static final long HIGH_PHYS = 4L << 30;

  /** Memory below this is for old devices; it also keeps page 0 out of every allocation. */
  public static final long LEGACY_BYTES = 16L << 20;

  private static final long BYTES_MAX = 1L << 50;
  private static final long NODE_BYTES_MIN = 64L << 20;
  private static final int NODES_MAX = 64;

  private final int nodes;
  private final long nodeBytes;
  private final long memoryBytes;
  private final List<Range> free = new ArrayList<>();
  private final List<Range> scratch = new ArrayList<>();
  private boolean scratchFits = true;

  /** Half-open range of addresses on one node. */
  record Range(int node, long start, long end) {}

  private MemoryLayout(long memoryBytes, int nodes) {
    this.memoryBytes = memoryBytes;
    this.nodes = nodes;
    nodeBytes = memoryBytes / nodes & -LEGACY_BYTES;
  }

  /**
   * Lays memory out.
   *
   * @param memoryBytes of the whole machine; rounded down to 16 MiB for each node
   * @param nodes 1 to 64, as many as the scratch plan has
   * @param kernelBytesPerNode what the kernel keeps for itself on each node
   */
  public static MemoryLayout of(long memoryBytes, int nodes, ScratchPlan scratch, long kernelBytesPerNode) {
    require(nodes >= 1 && nodes <= NODES_MAX, "nodes", "1 to " + NODES_MAX, nodes);
    require(memoryBytes <= BYTES_MAX, "memory", "at most 2^50 bytes", memoryBytes);
    require(memoryBytes / nodes >= NODE_BYTES_MIN, "memory", "at least 64 MiB for each node", memoryBytes);
    require(scratch.nodes() == nodes, "scratch plan", "one region for each of " + nodes + " nodes",
        scratch.nodes());
    require(kernelBytesPerNode >= 0, "kernel memory", "0 or more", kernelBytesPerNode);
    var layout = new MemoryLayout(memoryBytes, nodes);
    for (int node = 0; node < nodes; node++) {
      layout.addSpans(node);
    }
    layout.takeLegacy();
    layout.takeScratch(scratch);
    for (int node = 0; node < nodes; node++) {
      layout.takeKernel(node, kernelBytesPerNode);
    }
    return layout;
  }

  private static void require(boolean holds, String what, String expected, long found) {
    if (!holds) {
      throw new IllegalArgumentException(
          "memory layout, " + what + ": expected " + expected + ", found " + found);
    }
  }

  private void addSpans(int node) {
    long start = node * nodeBytes;
    long end = start + nodeBytes;
    if (start < LOW_BYTES) {
      free.add(new Range(node, start, Math.min(end, LOW_BYTES)));
    }
    if (end > LOW_BYTES) {
      free.add(new Range(node, phys(Math.max(start, LOW_BYTES)), phys(end - 1) + 1));
    }
  }

  private static long phys(long offset) {
    return offset < LOW_BYTES ? offset : offset - LOW_BYTES + HIGH_PHYS;
  }

  private void takeLegacy() {
    var first = free.get(0);
    free.set(0, new Range(first.node, LEGACY_BYTES, first.end));
  }

  /** Where the first scratch region begins; 0 if there is none. */
  public long scratchPhys() {
    return scratch.isEmpty() ? 0 : scratch.get(0).start;
  }

  private void takeScratch(ScratchPlan plan) {
    takeTop(0, LOW_BYTES, plan.bytes(0), plan.roundingBytes());
    takeTop(nodes - 1, Long.MAX_VALUE, plan.bytes(1), plan.roundingBytes());
    for (int node = 0; node < nodes; node++) {
      takeTop(node, Long.MAX_VALUE, plan.bytes(2 + node), plan.roundingBytes());
    }
    if (!scratchFits) {
      scratch.clear();
    }
  }

  /** Takes a region from the highest range of a node below a limit that has room. */
  private void takeTop(int node, long limit, long bytes, long rounding) {
    for (int i = free.size() - 1; i >= 0; i--) {
      var range = free.get(i);
      long start = (range.end - bytes) & -rounding;
      if (range.node == node && range.end <= limit && start >= range.start) {
        free.set(i, new Range(node, range.start, start));
        if (start + bytes < range.end) {
          free.add(i + 1, new Range(node, start + bytes, range.end));
        }
        scratch.add(new Range(node, start, start + bytes));
        return;
      }
    }
    scratchFits = false;
  }

  private void takeKernel(int node, long bytes) {
    long left = (bytes + (1 << Tracker.PAGE_SHIFT) - 1) & -(1L << Tracker.PAGE_SHIFT);
    for (int i = 0; i < free.size() && left > 0; i++) {
      var range = free.get(i);
      if (range.node == node) {
        long taken = Math.min(left, range.end - range.start);
        free.set(i, new Range(node, range.start + taken, range.end));
        left -= taken;
      }
    }
    require(left == 0, "kernel memory", "room on node " + node, bytes);
  }

  public int nodes() {
    return nodes;
  }

  /** Whether the scratch regions found room; if not there are none. */
  public boolean scratchReserved() {
    return scratchFits;
  }

  /** Number of scratch regions. */
  public int scratchRegions() {
    return scratch.size();
  }

  public long scratchPhys(int region) {
    return scratch.get(region).start;
  }

  public long scratchBytes(int region) {
    return scratch.get(region).end - scratch.get(region).start;
  }

  /** Bytes of a node that files and metadata can have. */
  public long freeBytes(int node) {
    long bytes = 0;
    for (var range : free) {
      bytes += range.node == node ? range.end - range.start : 0;
    }
    return bytes;
  }

  /** The node of an address, or -1 if there is no memory. */
  public int nodeOf(long phys) {
    long offset = phys < HIGH_PHYS ? phys : phys - HIGH_PHYS + LOW_BYTES;
    boolean inHole = phys >= LOW_BYTES && phys < HIGH_PHYS;
    return inHole || phys < 0 || offset >= nodes * nodeBytes ? -1 : (int) (offset / nodeBytes);
  }

  /** Whether there is memory at an address. */
  public boolean isOnline(long phys) {
    return nodeOf(phys) >= 0;
  }

  public long memoryBytes() {
    return memoryBytes;
  }

  /** What files and metadata can have, ascending within each node. */
  List<Range> free() {
    return free;
  }
}
