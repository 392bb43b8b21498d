package luosim.host;

import luosim.handler.Cost;
import luosim.spec.Timing;

/** How long a kernel takes to boot on a host of this class, from its entry to init. */
final class Boots {
  /** After so long a device that does not answer is given up. */
  static final long GIVE_UP_NS = 60_000_000_000L;

  private static final double GIB = 1L << 30;

  /** From so many threads a node on, more do not help to initialise its page structs. */
  private static final int THREADS_MAX = 16;

  private static final int GIGANTIC_ORDER = 18;

  private final Frame frame;
  private final Guests guests;
  private final Cost cost = new Cost();

  Boots(Frame frame, Guests guests) {
    this.frame = frame;
    this.guests = guests;
  }

  /** Kernel, processors, page structs of the largest node, ACPI. */
  long kernelNs() {
    KernelOptions kernel = frame.hostClass.kernel();
    cost.clear();
    cost.add(Timing.BOOT_KERNEL);
    cost.add(Timing.BOOT_ACPI);
    if (kernel.parallelCpus()) {
      cost.add(Timing.BOOT_SMP_PARALLEL);
    } else {
      cost.add(Timing.BOOT_SMP_PER_CPU_SERIAL, frame.hostClass.cpus());
    }
    addPageStructs(kernel.deferredPages());
    cost.add(Timing.BOOT_HUGE_PAGE_STRUCT, gigantic());
    return frame.lengthNs(cost, Role.BOOT, 0, 0);
  }

  /**
   * Nodes work side by side, so the largest counts. Its time per GiB with n threads lies between those of
   * one thread and of many on a line in 1/n: a part that all threads share, and a part that none can.
   */
  private void addPageStructs(boolean deferred) {
    double gib = frame.hostClass.memoryBytes() / GIB / frame.hostClass.numaNodes();
    int threads =
        deferred ? Math.min(THREADS_MAX, Math.max(1, frame.hostClass.cpus() / frame.hostClass.numaNodes()))
            : 1;
    double one = (1.0 / threads - 1.0 / THREADS_MAX) / (1 - 1.0 / THREADS_MAX);
    cost.add(Timing.BOOT_STRUCT_PAGES_PER_GIB_ONE_THREAD, gib * one);
    cost.add(Timing.BOOT_STRUCT_PAGES_PER_GIB_ALL_CPUS, gib * (1 - one));
  }

  /** Pages of 1 GiB that VMs of this host use. */
  private long gigantic() {
    long pages = 0;
    for (int vm = 0; vm < guests.vms(); vm++) {
      VmPlan plan = guests.plan(vm);
      if (plan.pageOrder() >= GIGANTIC_ORDER) {
        pages += plan.memoryBytes() / plan.pageBytes();
      }
    }
    return pages;
  }
}
