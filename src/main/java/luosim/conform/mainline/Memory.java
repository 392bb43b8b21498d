package luosim.conform.mainline;

import java.util.Optional;
import luosim.handler.KernelMemory;
import luosim.handler.SessionPages;
import luosim.kho.FolioAllocator;
import luosim.kho.Handover;
import luosim.kho.Kho73;
import luosim.kho.KhoConfig;
import luosim.kho.KhoServices;
import luosim.kho.Receiver73;
import luosim.luo.IncomingSessions;
import luosim.luo.SessionHandover;
import luosim.luo.Sessions;
import luosim.wire.KexecMetadata;

/**
 * The memory of one kernel as far as handovers know it: both sides of Kexec HandOver, and the ports
 * to it of orchestrator and handlers.
 */
final class Memory {
  static final int PAGE_SHIFT = 12;

  private static final long TREE_PHYS = 1L << 50;
  private static final String RELEASE = "7.3.4";

  /** The pages of the machine, which all its kernels share: what one leaves stays taken. */
  private final FolioAllocator allocator;

  private final Kho73 kho;
  private final Receiver73 receiver = new Receiver73();
  private final Folios folios;
  private final SessionPages pages;
  private final KexecMetadata metadata;

  private Memory(
      boolean on, boolean published, Handover received, Optional<IncomingSessions> incoming,
      int handovers, FolioAllocator allocator) {
    this.allocator = allocator;
    this.metadata = new KexecMetadata(KexecMetadata.VERSION, RELEASE, handovers);
    receiver.populate(received, true);
    receiver.initialiseMemory();
    var config = new KhoConfig(on, true, takePage(), TREE_PHYS);
    kho = new Kho73(KhoServices.generous(), config);
    if (kho.boot(metadata, takePage(), receiver.revived() && !published) != 0) {
      throw new IllegalStateException("Kexec HandOver was refused memory that nobody refuses");
    }
    folios = new Folios(allocator, kho, receiver);
    pages = new SessionPages(kho, receiver, new Singles(), incoming::orElseThrow);
  }

  static Memory cold(boolean on) {
    return new Memory(on, true, new Handover(), Optional.empty(), 1, Folios.machine());
  }

  /**
   * The memory of the kernel that a jump leads to.
   *
   * @param on whether Kexec HandOver is on in it
   * @param carried whether the image carries what this kernel preserved
   * @param published whether its root page shows in the debug directory whatever it received
   */
  Memory next(Sessions luo, boolean on, boolean carried, boolean published) {
    var handover = new Handover();
    if (carried) {
      kho.take(handover);
    }
    return new Memory(
        on, published, handover, Optional.of(luo.image()), metadata.handovers() + 1, allocator);
  }

  /** Where the orchestrator's single pages come from. */
  private final class Singles implements SessionPages.Source {
    @Override public long allocate() {
      return allocator.allocateFolio(0, 0);
    }

    @Override public void release(long pfn) {
      allocator.releaseFolio(pfn, 0);
    }
  }

  private long takePage() {
    return allocator.allocateFolio(0, 0) << PAGE_SHIFT;
  }

  /** Memory as handlers use it. */
  KernelMemory folios() {
    return folios;
  }

  /** Kexec HandOver as the orchestrator uses it. */
  SessionHandover pages() {
    return pages;
  }

  boolean hasSubtree(String name) {
    return pages.hasSubtree(name);
  }

  /** Whether something was handed over. */
  boolean revived() {
    return receiver.revived();
  }

  /** Whether the debug directory shows the root page. */
  boolean rootPublished() {
    return kho.debugfsRoot().isPresent();
  }

  /** Pages preserved for the next kernel. */
  long preservedPages() {
    return kho.preservedBytes() >> PAGE_SHIFT;
  }

  /** Pages of the previous kernel that were restored. */
  long restoredPages() {
    return receiver.restoredPages();
  }

  /** Pages that the previous kernel preserved. */
  long receivedPages() {
    return receiver.reservedPages();
  }
}
