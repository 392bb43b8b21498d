package luosim.handler;

import java.util.ArrayList;
import java.util.List;
import luosim.kho.FolioAllocator;
import luosim.kho.FolioRuns;
import luosim.kho.Handover;
import luosim.kho.Kho616;
import luosim.kho.KhoConfig;
import luosim.kho.KhoServices;
import luosim.kho.MemoryLayout;
import luosim.kho.Receiver616;
import luosim.kho.ScratchPlan;

/**
 * Real pages and a real tracker behind the handlers' port, with a book of what is out and a fault to order.
 */
final class MemoryBook implements KernelMemory {
  static final long GIB = 1L << 30;

  private final FolioAllocator allocator;
  final Kho616 kho = new Kho616(KhoServices.generous(), new KhoConfig(true, false, 1L << 40, 1L << 50));
  private Receiver616 receiver = new Receiver616();
  final List<String> told = new ArrayList<>();
  long allocated;
  int orderMax = 18;
  private int failAt = -1;
  private int failWith;

  MemoryBook() {
    var scratch = ScratchPlan.explicit(32 << 20, 64 << 20, 64 << 20, 1, 2 << 20);
    allocator = new FolioAllocator(MemoryLayout.of(32 * GIB, 1, scratch, 64 << 20));
  }

  /** A memory file with its folios. */
  FileObject memfd(int id, long bytes, int order) {
    FileObject file = new FileObject(id);
    file.become(Handlers.MEMFD, 0, 0, bytes, order, id);
    allocator.allocate(0, bytes, order, 0, id, file.memory());
    return file;
  }

  FileObject iommufd(int id, long bytes, int order) {
    FileObject file = new FileObject(id);
    file.become(Handlers.IOMMUFD, 0, 0, bytes, order, id);
    allocator.allocate(0, Handlers.ioTablePages(bytes, order) * 4096, 0, 0, id, file.memory());
    return file;
  }

  FileObject vfio(int id, FileObject space) {
    FileObject file = new FileObject(id);
    file.become(Handlers.VFIO, 0, 0, 0, 0, id);
    file.dependOn(space);
    return file;
  }

  /** The n-th call from now that allocates or preserves is refused; n counts from 1. */
  MemoryBook refuse(int nth, int errno) {
    failAt = nth;
    failWith = errno;
    return this;
  }

  private boolean refused() {
    return failAt > 0 && --failAt == 0;
  }

  /** Jumps: what is preserved now can be restored from here on. */
  void jump() {
    Handover handover = new Handover();
    kho.startFinalize();
    kho.serialize();
    kho.closeRoot();
    kho.take(handover);
    receiver = new Receiver616();
    receiver.populate(handover, true);
    receiver.initialiseMemory();
    allocated = 0;
  }

  @Override public long allocateFolio(int node, int order) {
    if (refused()) {
      return -1;
    }
    allocated += 4096L << order;
    return allocator.allocateFolio(node, order);
  }

  @Override public void releaseFolio(long pfn, int order) {
    allocated -= 4096L << order;
    allocator.releaseFolio(pfn, order);
  }

  @Override public boolean allocatePages(int node, long pages, long salt, FolioRuns into) {
    if (refused() || !allocator.allocate(node, pages * 4096, 0, 0, salt, into)) {
      return false;
    }
    allocated += pages * 4096;
    return true;
  }

  @Override public void releaseRuns(FolioRuns runs) {
    allocated -= runs.totalUnits() * 4096;
    allocator.release(runs);
  }

  @Override public void releaseGuestMemory(FolioRuns runs) {
    told.add("guest memory freed");
    allocator.release(runs);
  }

  @Override public int preserveFolio(long pfn, int order) {
    return refused() ? -failWith : kho.preserveFolio(pfn, order);
  }

  @Override public int preserveRuns(FolioRuns runs) {
    return refused() ? -failWith : runs.preserve(kho);
  }

  @Override public int unpreserveFolio(long pfn, int order) {
    return noted(kho.unpreserveFolio(pfn, order));
  }

  @Override public int unpreserveRuns(FolioRuns runs) {
    return noted(runs.unpreserve(kho));
  }

  private int noted(int result) {
    if (result < 0) {
      told.add("unpreserve " + result);
    }
    return result;
  }

  @Override public int restoreFolio(long pfn) {
    int order = receiver.restoreFolio(pfn << 12, true);
    if (order >= 0) {
      allocated += 4096L << order;
    }
    return order;
  }

  @Override public boolean restoreRuns(FolioRuns runs) {
    boolean all = runs.restore(receiver) == runs.totalUnits();
    if (all) {
      allocated += runs.totalUnits() * 4096;
    }
    return all;
  }

  @Override public int restorableOrderMax() {
    return orderMax;
  }

  @Override public void dependencyGone(FileObject file) {
    told.add("dependency of " + file.id() + " gone");
  }

  @Override public void staleData(FileObject file) {
    told.add("stale data of " + file.id());
  }

  @Override public void sharedMemory(FileObject file) {
    told.add("shared memory of " + file.id());
  }
}
