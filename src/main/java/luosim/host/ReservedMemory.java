package luosim.host;

/** The other user of the handover of every host: what it does when told to finalize, and to abort. */
final class ReservedMemory {
  private static final int PAGE_SHIFT = 12;

  private ReservedMemory() {}

  /** What it does at boot instead, where there is no chain that calls it later. */
  static void boots(Kernel kernel) {
    MachinePages pages = kernel.ports.pages();
    kernel.kho().preserveFolio(pages.reservedRegion(), MachinePages.REGION_ORDER);
    kernel.kho().preserveFolio(pages.reservedPage(), 0);
    kernel.kho().addSubtree("memblock", pages.reservedPage() << PAGE_SHIFT);
  }

  /** Preserves its region and its page, and adds its sub-tree. */
  static int finalizes(Kernel kernel) {
    MachinePages pages = kernel.ports.pages();
    int result = kernel.ports.preserveFolio(pages.reservedRegion(), MachinePages.REGION_ORDER);
    if (result == 0) {
      result = kernel.ports.preserveFolio(pages.reservedPage(), 0);
    }
    if (result == 0) {
      result = kernel.kho().addSubtree("memblock", pages.reservedPage() << PAGE_SHIFT);
    }
    if (result < 0 && kernel.luo().keepsTracker()) {
      aborts(kernel);
    }
    return result;
  }

  /** Gives back what is still preserved for it. */
  static int aborts(Kernel kernel) {
    MachinePages pages = kernel.ports.pages();
    if (kernel.kho().preserved(pages.reservedRegion(), MachinePages.REGION_ORDER)) {
      kernel.kho().unpreserveFolio(pages.reservedRegion(), MachinePages.REGION_ORDER);
    }
    if (kernel.kho().preserved(pages.reservedPage(), 0)) {
      kernel.kho().unpreserveFolio(pages.reservedPage(), 0);
    }
    return 0;
  }
}
