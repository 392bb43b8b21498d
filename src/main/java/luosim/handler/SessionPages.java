package luosim.handler;

import java.util.function.Supplier;
import luosim.kho.Kho73;
import luosim.kho.Receiver73;
import luosim.luo.IncomingSessions;
import luosim.luo.SessionHandover;

/**
 * Kexec HandOver of mainline as an orchestrator with sessions uses it: single pages that are allocated and
 * preserved, given up, or taken over from the previous kernel; and the blob that leads to them.
 */
public final class SessionPages implements SessionHandover {
  private static final int PAGE_SHIFT = 12;

  private final Kho73 kho;
  private final Receiver73 receiver;
  private final Source source;
  private final Supplier<IncomingSessions> incoming;

  /**
   * The port of one kernel.
   *
   * @param incoming reads what the previous kernel left; asked only where its blob was received
   */
  public SessionPages(Kho73 kho, Receiver73 receiver, Source source, Supplier<IncomingSessions> incoming) {
    this.kho = kho;
    this.receiver = receiver;
    this.source = source;
    this.incoming = incoming;
  }

  /** Where single pages come from and go to. */
  public interface Source {
    /** A zeroed page: its pfn, or a number below 1 for ENOMEM. */
    long allocate();

    void release(long pfn);
  }

  @Override public boolean enabled() {
    return kho.enabled();
  }

  @Override public long preservePage() {
    long pfn = source.allocate();
    if (pfn < 1) {
      return 0;
    }
    if (kho.preserveFolio(pfn, 0) < 0) {
      source.release(pfn);
      return 0;
    }
    return pfn << PAGE_SHIFT;
  }

  @Override public void unpreservePage(long phys) {
    kho.unpreserveFolio(phys >> PAGE_SHIFT, 0);
    source.release(phys >> PAGE_SHIFT);
  }

  /** A page that cannot be restored stays where it is, and the kernel warns. */
  @Override public void restorePage(long phys) {
    if (receiver.restoreFolio(phys, true) == 0) {
      source.release(phys >> PAGE_SHIFT);
    }
  }

  @Override public int addSubtree(String name, long phys, int bytes) {
    return kho.addSubtree(name, phys, bytes);
  }

  @Override public boolean hasSubtree(String name) {
    return receiver.retrieveSubtree(name) == 0;
  }

  @Override public IncomingSessions incomingSessions() {
    return incoming.get();
  }
}
