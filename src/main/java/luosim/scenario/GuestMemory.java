package luosim.scenario;

import java.util.Arrays;
import luosim.spec.Unit;

/**
 * Whether the guests of a host class have room, whatever numbers of them its hosts draw.
 *
 * <p>Memory is placed as hosts do it: VM after VM on the nodes in turn, each file whole on its VM's node
 * or on the next that has room. What a node keeps for itself is estimated on the safe side: kernel, page
 * structs, scratch for the handover, and what the alignment of large pages costs.
 */
final class GuestMemory {
  /** Nodes below this are refused. */
  static final long NODE_BYTES_MIN = 64L << 20;

  /** Files that are placed in all, over every combination of drawn numbers. */
  private static final long PLACEMENTS_MAX = 1_000_000;

  private static final long MIB = 1L << 20;
  private static final long KERNEL_BYTES = 256 * MIB;
  private static final int PAGE_STRUCT_SHARE = 64;

  private final HostClass hosts;
  private final long roomPerNode;

  GuestMemory(HostClass hosts) {
    this.hosts = hosts;
    long node = hosts.memoryBytes() / hosts.numaNodes();
    long kernel = Math.min(KERNEL_BYTES, node / 32);
    roomPerNode = node - node / PAGE_STRUCT_SHARE - 5 * kernel - Math.min(128 * MIB, node / 4);
  }

  /** Refuses guests that do not fit. */
  void check(Section section) {
    if (hosts.memoryBytes() / hosts.numaNodes() < NODE_BYTES_MIN) {
      throw new ScenarioException(section.place("memory"), section.path("memory") + " is "
          + Unit.MEMORY.print(hosts.memoryBytes()) + " for " + hosts.numaNodes() + " nodes",
          "at least " + Unit.MEMORY.print(NODE_BYTES_MIN) + " for each node");
    }
    if (!fits()) {
      throw new ScenarioException(section.place("vms"),
          section.path("vms") + " does not fit the host: a node has "
              + Unit.MEMORY.print(roomPerNode / MIB * MIB) + " for guests, and there are " + hosts.numaNodes()
              + " nodes",
          "fewer or smaller VMs, or more memory");
    }
  }

  private boolean fits() {
    long placements = Math.max(1, hosts.filesMost());
    for (var shape : hosts.vms()) {
      long numbers = 1 + shape.countMost() - shape.countLeast();
      placements = Math.min(PLACEMENTS_MAX + 1, placements * numbers);
    }
    return placements > PLACEMENTS_MAX ? fitsWithSlack() : fitsEach(new int[hosts.vms().size()], 0);
  }

  /** If all but one file's length on every node is enough for everything, no order can fail. */
  private boolean fitsWithSlack() {
    long total = 0;
    long largest = 0;
    for (var shape : hosts.vms()) {
      total += shape.memoryBytes() * shape.countMost();
      largest = Math.max(largest, shape.memoryBytes() / shape.memfds() + waste(shape));
    }
    return total <= (roomPerNode - largest) * hosts.numaNodes();
  }

  private boolean fitsEach(int[] counts, int shape) {
    if (shape == counts.length) {
      return place(counts);
    }
    var drawn = hosts.vms().get(shape);
    for (int count = drawn.countLeast(); count <= drawn.countMost(); count++) {
      counts[shape] = count;
      if (!fitsEach(counts, shape + 1)) {
        return false;
      }
    }
    return true;
  }

  private boolean place(int[] counts) {
    var room = new long[hosts.numaNodes()];
    Arrays.fill(room, roomPerNode);
    int vm = 0;
    for (int s = 0; s < counts.length; s++) {
      var shape = hosts.vms().get(s);
      long file = shape.memoryBytes() / shape.memfds();
      for (int i = 0; i < counts[s]; i++) {
        for (int memfd = 0; memfd < shape.memfds(); memfd++) {
          if (!take(room, vm % room.length, file, waste(shape))) {
            return false;
          }
        }
        vm++;
      }
    }
    return true;
  }

  private static boolean take(long[] room, int first, long file, long waste) {
    for (int hop = 0; hop < room.length; hop++) {
      int node = (first + hop) % room.length;
      if (room[node] - waste >= file) {
        room[node] -= file;
        return true;
      }
    }
    return false;
  }

  /** What the alignment of pages of this size may cost a node. */
  private static long waste(VmShape shape) {
    return 3 * shape.pageBytes();
  }
}
