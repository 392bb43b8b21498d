package luosim.conform.mainline;

import java.util.Optional;
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
 * The memory of one kernel as far as handovers know it: both sides of Kexec HandOver over pages of
 * made-up addresses, which no kernel of the machine uses twice.
 */
final class Memory implements SessionHandover {
  private static final int PAGE_SHIFT = 12;
  private static final long FIRST_PAGE = 0x100;
  private static final long TREE_PHYS = 1L << 50;
  private static final String RELEASE = "7.3.4";

  private final Kho73 kho;
  private final Receiver73 receiver = new Receiver73();
  private final Optional<IncomingSessions> incoming;
  private final KexecMetadata metadata;
  private long nextPage;

  private Memory(
      boolean on, boolean published, Handover received, Optional<IncomingSessions> incoming,
      int handovers, long firstPage) {
    this.incoming = incoming;
    this.metadata = new KexecMetadata(KexecMetadata.VERSION, RELEASE, handovers);
    this.nextPage = firstPage;
    receiver.populate(received, true);
    receiver.initialiseMemory();
    long rootPhys = takePage();
    kho = new Kho73(KhoServices.generous(), new KhoConfig(on, true, rootPhys, TREE_PHYS));
    if (kho.boot(metadata, takePage(), receiver.revived() && !published) != 0) {
      throw new IllegalStateException("Kexec HandOver was refused memory that nobody refuses");
    }
  }

  static Memory cold() {
    return new Memory(true, true, new Handover(), Optional.empty(), 1, FIRST_PAGE);
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
        on, published, handover, Optional.of(luo.image()), metadata.handovers() + 1, nextPage);
  }

  private long takePage() {
    return nextPage++ << PAGE_SHIFT;
  }

  @Override public boolean enabled() {
    return kho.enabled();
  }

  @Override public long preservePage() {
    long phys = takePage();
    if (kho.preserveFolio(phys >> PAGE_SHIFT, 0) != 0) {
      throw new IllegalStateException("a page was refused that nobody refuses");
    }
    return phys;
  }

  @Override public void unpreservePage(long phys) {
    if (!kho.preserved(phys >> PAGE_SHIFT, 0)) {
      throw new IllegalStateException("expected a preserved page, found " + Long.toHexString(phys));
    }
    kho.unpreserveFolio(phys >> PAGE_SHIFT, 0);
  }

  @Override public void restorePage(long phys) {
    if (receiver.restoreFolio(phys, true) != 0) {
      throw new IllegalStateException(
          "expected a page that was preserved and not restored, found " + Long.toHexString(phys));
    }
  }

  @Override public int addSubtree(String name, long phys, int bytes) {
    return kho.addSubtree(name, phys, bytes);
  }

  @Override public boolean hasSubtree(String name) {
    return receiver.retrieveSubtree(name) == 0;
  }

  @Override public IncomingSessions incomingSessions() {
    return incoming.orElseThrow();
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
