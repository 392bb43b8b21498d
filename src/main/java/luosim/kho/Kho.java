package luosim.kho;

/**
 * The outgoing side of Kexec HandOver in one running kernel, of whichever era: what a host, the handlers and
 * observers need of it. How a finalize or an abort goes, where an era has them, is the era's own.
 *
 * <p>Results are 0 or negative: errnos, or raw {@link luosim.wire.FdtCode}s where the kernel returns them
 * raw. Not for several threads.
 */
public interface Kho {

  /** What the root page holds. */
  enum RootState {
    /** As the allocator gave it. */
    NEVER_USED,
    /** A tree that was started and not closed; the receiver refuses it. */
    IN_PROGRESS,
    /** A tree with a valid header, of the present or of an aborted update. */
    COMPLETE
  }

  /** Back to a kernel that has just booted, for the next host; keeps the arrays. */
  void reset(KhoServices services, KhoConfig config);

  /** A deep copy that asks other services; for probes that must not leave a trace. */
  Kho copy(KhoServices others);

  /** The boot option. */
  boolean enabled();

  /** Whether preserved memory is fixed until a jump or an abort; never so in an era without a finalize. */
  boolean finalized();

  /**
   * Preserves the folio of that order that begins at a page: 0, EBUSY once finalized, ENOMEM or an insert's
   * errno.
   */
  int preserveFolio(long pfn, int order);

  /** Clears one folio; one that is not there, or is there in another order, changes nothing: 0 or EBUSY. */
  int unpreserveFolio(long pfn, int order);

  /**
   * Preserves a physical range, cut greedily into the largest aligned pieces: 0, EBUSY, EINVAL (not page
   * aligned), or the errno of an allocation, after which the pieces set before are cleared, whoever had set
   * them.
   */
  int preservePhys(long phys, long size);

  /** Clears the same pieces that {@link #preservePhys} of the same range sets: 0, EBUSY or EINVAL. */
  int unpreservePhys(long phys, long size);

  /**
   * As many single folio calls as units, ascending, up to the first that fails: unit u is the folio at pfn u
   * &lt;&lt; order. {@link #lastRunUnits} then tells how many succeeded; the caller rolls them back.
   */
  int preserveRun(long firstUnit, long units, int order);

  /** As many single folio calls as units: 0 or EBUSY. */
  int unpreserveRun(long firstUnit, long units, int order);

  /**
   * A run repeated every 16 MiB, within which it must lie (order 12 at most); as that many runs, ascending.
   */
  int preserveComb(long firstUnit, long units, long repeat, int order);

  /** Clears a comb: 0 or EBUSY. */
  int unpreserveComb(long firstUnit, long units, long repeat, int order);

  /**
   * Units that the last run or comb call set, those that were set before included; the caller rolls them
   * back.
   */
  long lastRunUnits();

  /** Names a blob to the next kernel, at the time and in the way of the era: 0 or a negative code. */
  int addSubtree(String name, long phys);

  /**
   * Tells that memory which a sub-tree pointer of the root page may name is free; for the jump's judgement.
   */
  void blobFreed(long phys);

  /** Sum over all pieces; a page set in two orders counts twice. */
  long preservedBytes();

  /** A number over the set of preserved pieces alone; 0 for the empty set. */
  long preservedDigest();

  /** Whether the bit of the piece of that order at a page is set. */
  boolean preserved(long pfn, int order);

  /** Bitmaps, or leaves of the tree that an era keeps instead. */
  long bitmaps();

  /** Chunks of the map that exists now; 0 if there is none, or in an era without chunks. */
  long chunks();

  /** Whether the map that a jump of this moment would pass on exists. */
  boolean mapAllocated();

  /** Trees published in debugfs, the root included. */
  int debugfsEntries();

  /** What handing over the present tracker costs. */
  KhoCost cost();

  RootState rootState();

  /** The root tree's bytes, as many as it uses; empty unless it is complete. */
  byte[] rootFdtBlob();

  /** Puts what a jump of this moment passes to the next kernel into a carrier; a snapshot. */
  void take(Handover into);

  /** A number over the whole state, the root page's content included; equal states have equal numbers. */
  long digest();
}
