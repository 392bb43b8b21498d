package luosim.conform.mainline;

import luosim.handler.FileObject;
import luosim.handler.KernelMemory;
import luosim.kho.FolioAllocator;
import luosim.kho.FolioRuns;
import luosim.kho.Kho73;
import luosim.kho.MemoryLayout;
import luosim.kho.Receiver73;
import luosim.kho.ScratchPlan;

/** The memory of one kernel as its handlers use it; nothing is refused but what is not there. */
final class Folios implements KernelMemory {
  private static final long MIB = 1L << 20;
  private static final long MACHINE = 64L << 30;

  private final FolioAllocator allocator;
  private final Kho73 kho;
  private final Receiver73 receiver;

  Folios(FolioAllocator allocator, Kho73 kho, Receiver73 receiver) {
    this.allocator = allocator;
    this.kho = kho;
    this.receiver = receiver;
  }

  /** The pages of a machine, all free. */
  static FolioAllocator machine() {
    var scratch = ScratchPlan.explicit(32 * MIB, 64 * MIB, 64 * MIB, 1, 2 * MIB);
    return new FolioAllocator(MemoryLayout.of(MACHINE, 1, scratch, 64 * MIB));
  }

  @Override public long allocateFolio(int node, int order) {
    return allocator.allocateFolio(node, order);
  }

  @Override public void releaseFolio(long pfn, int order) {
    allocator.releaseFolio(pfn, order);
  }

  @Override public boolean allocatePages(int node, long pages, long salt, FolioRuns into) {
    return allocator.allocate(node, pages << Memory.PAGE_SHIFT, 0, 0, salt, into);
  }

  @Override public void releaseRuns(FolioRuns runs) {
    allocator.release(runs);
  }

  /** Memory of a file that nobody retrieved is restored, and free. */
  @Override public void releaseGuestMemory(FolioRuns runs) {
    if (restoreRuns(runs)) {
      allocator.release(runs);
    }
  }

  @Override public int preserveFolio(long pfn, int order) {
    return kho.preserveFolio(pfn, order);
  }

  @Override public int preserveRuns(FolioRuns runs) {
    return runs.preserve(kho);
  }

  @Override public int unpreserveFolio(long pfn, int order) {
    return kho.unpreserveFolio(pfn, order);
  }

  @Override public int unpreserveRuns(FolioRuns runs) {
    return runs.unpreserve(kho);
  }

  @Override public int restoreFolio(long pfn) {
    return receiver.restoreFolio(pfn << Memory.PAGE_SHIFT, true);
  }

  @Override public boolean restoreRuns(FolioRuns runs) {
    return runs.restore(receiver) == runs.totalUnits();
  }

  @Override public int restorableOrderMax() {
    return Kho73.ALLOCATION_ORDER_MAX;
  }

  @Override public void dependencyGone(FileObject file) {
    throw new IllegalStateException("a file in memory depends on no other");
  }

  /** The handler refuses such data, which the record then sees. */
  @Override public void staleData(FileObject file) {
    // Nothing but the result tells of it.
  }

  @Override public void sharedMemory(FileObject file) {
    throw new IllegalStateException("mainline has one token for a file");
  }
}
