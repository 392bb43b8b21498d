package luosim.host;

/**
 * A kind of VM that hosts of a class carry, and how many of it.
 *
 * @param shape its name
 * @param countLower the least number on one host, at least 0
 * @param countUpper the greatest number on one host, not below the least; each number is equally likely
 * @param vcpus virtual CPUs, at least 1
 * @param memoryBytes guest memory in whole pages, spread evenly over its memfds
 * @param pageOrder order of the pages behind its memory: 0 is 4 KiB, 9 is 2 MiB, 18 is 1 GiB
 * @param memfds memory files, at least 1
 * @param vfio passed-through devices, at least 0; a VM with any of them has one I/O address space
 * @param migratable whether it can be moved to another host while it runs
 */
public record VmPlan(
    String shape,
    int countLower,
    int countUpper,
    int vcpus,
    long memoryBytes,
    int pageOrder,
    int memfds,
    int vfio,
    boolean migratable) {
  /** Bytes of a page of order 0. */
  public static final long PAGE_BYTES = 4096;

  /** The largest page order a memory file can have: 1 GiB pages. */
  public static final int PAGE_ORDER_MAX = 18;

  /** Refuses counts out of order and memory that is not made of whole pages. */
  public VmPlan {
    require(shape, countLower >= 0, "countLower", "at least 0", countLower);
    require(shape, countUpper >= countLower, "countUpper", "at least countLower", countUpper);
    require(shape, vcpus >= 1, "vcpus", "at least 1", vcpus);
    require(shape, memfds >= 1, "memfds", "at least 1", memfds);
    require(shape, vfio >= 0, "vfio", "at least 0", vfio);
    require(shape, pageOrder >= 0 && pageOrder <= PAGE_ORDER_MAX, "pageOrder", "0 to 18", pageOrder);
    long page = PAGE_BYTES << pageOrder;
    require(shape, memoryBytes % page == 0 && memoryBytes / page >= memfds, "memoryBytes",
        "whole pages of " + page + " bytes, one for each of " + memfds + " memfds at least", memoryBytes);
  }

  /** Bytes of one page of its memory. */
  public long pageBytes() {
    return PAGE_BYTES << pageOrder;
  }

  /** Bytes of one of its memory files: an even share in whole pages, one page more in the first ones. */
  public long memfdBytes(int memfd) {
    long pages = memoryBytes / pageBytes();
    return (pages / memfds + (memfd < pages % memfds ? 1 : 0)) * pageBytes();
  }

  /** Files that one VM of this shape registers: memory files, devices and their address space. */
  public int files() {
    return memfds + vfio + (vfio > 0 ? 1 : 0);
  }

  private static void require(String shape, boolean holds, String name, String range, long found) {
    if (!holds) {
      throw new IllegalArgumentException(
          "VM shape " + shape + ": " + name + " must be " + range + ", found " + found);
    }
  }
}
