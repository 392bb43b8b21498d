package luosim.kho;

/**
 * Kexec HandOver of Linux 6.16 with the patches that the orchestrator's RFC v2 brought, for one running kernel: the
 * tracker of preserved memory, the root page, the map, the debugfs names and the finalized flag. It has no clock and
 * does not know who its users are.
 *
 * <p>Results are 0 or negative: errnos, or raw {@link luosim.wire.FdtCode}s where the kernel returns them raw.
 */
public final class Kho616 {

  public Kho616(KhoServices services, KhoConfig config) {}

  /** Back to a kernel that has just booted, for the next host; keeps the arrays. */
  public void reset(KhoServices services, KhoConfig config) {
    throw new UnsupportedOperationException();
  }

  /** A deep copy that asks other services; for probes that must not leave a trace. */
  public Kho616 copy(KhoServices services) {
    throw new UnsupportedOperationException();
  }

  public boolean enabled() {
    throw new UnsupportedOperationException();
  }

  public boolean finalized() {
    throw new UnsupportedOperationException();
  }

  public void setFinalized(boolean finalized) {
    throw new UnsupportedOperationException();
  }

  /** 0, or why a finalize is refused: EOPNOTSUPP, EEXIST. */
  public int checkFinalize() {
    throw new UnsupportedOperationException();
  }

  /** 0, or why an abort is refused: EOPNOTSUPP, ENOENT. */
  public int checkAbort() {
    throw new UnsupportedOperationException();
  }

  public int preserveFolio(long pfn, int order) {
    throw new UnsupportedOperationException();
  }

  public int unpreserveFolio(long pfn, int order) {
    throw new UnsupportedOperationException();
  }

  public int preservePhys(long phys, long size) {
    throw new UnsupportedOperationException();
  }

  public int unpreservePhys(long phys, long size) {
    throw new UnsupportedOperationException();
  }

  /** As many single folio calls as units, ascending: unit u is the folio at pfn u &lt;&lt; order. */
  public int preserveRun(long firstUnit, long units, int order) {
    throw new UnsupportedOperationException();
  }

  public int unpreserveRun(long firstUnit, long units, int order) {
    throw new UnsupportedOperationException();
  }

  /** A run repeated every 16 MiB (order 12 at most); the same as that many runs, ascending. */
  public int preserveComb(long firstUnit, long units, long repeat, int order) {
    throw new UnsupportedOperationException();
  }

  public int unpreserveComb(long firstUnit, long units, long repeat, int order) {
    throw new UnsupportedOperationException();
  }

  /** Units that the last run or comb call set before it ended; the caller rolls those back. */
  public long lastRunUnits() {
    throw new UnsupportedOperationException();
  }

  /** Starts the root tree with its five calls, whose codes are OR-ed, and preserves the root page. */
  public int startFinalize() {
    throw new UnsupportedOperationException();
  }

  public int addSubtree(String name, long phys) {
    throw new UnsupportedOperationException();
  }

  /** Builds the chunk list from the tracker. */
  public int serialize() {
    throw new UnsupportedOperationException();
  }

  /** Stores the map's address in the root tree and closes it; codes OR-ed. */
  public int closeRoot() {
    throw new UnsupportedOperationException();
  }

  /** Publishes the root tree in debugfs, where that is built in. */
  public int publish() {
    throw new UnsupportedOperationException();
  }

  /** Steps 1 and 2 of the abort procedure: tracker emptied, whoever had filled it, and chunk list freed. */
  public void wipe() {
    throw new UnsupportedOperationException();
  }

  public void removeDebugfs() {
    throw new UnsupportedOperationException();
  }

  /** Tells that memory which a sub-tree pointer of the root page may name is free; for the jump's judgement. */
  public void blobFreed(long phys) {
    throw new UnsupportedOperationException();
  }

  public long preservedBytes() {
    throw new UnsupportedOperationException();
  }

  public long units(int order) {
    throw new UnsupportedOperationException();
  }

  public long bitmaps(int order) {
    throw new UnsupportedOperationException();
  }

  public long bitmaps() {
    throw new UnsupportedOperationException();
  }

  /** Page orders that have a holder. */
  public int holders() {
    throw new UnsupportedOperationException();
  }

  /** Chunks of the map that exists now; 0 if none. */
  public long chunks() {
    throw new UnsupportedOperationException();
  }

  public boolean mapAllocated() {
    throw new UnsupportedOperationException();
  }

  public int debugfsEntries() {
    throw new UnsupportedOperationException();
  }

  /** What a finalize of the present tracker costs. */
  public KhoCost cost() {
    throw new UnsupportedOperationException();
  }

  public boolean preserved(long pfn, int order) {
    throw new UnsupportedOperationException();
  }

  /** A number over the whole state, the root page's content included; equal states have equal numbers. */
  public long digest() {
    throw new UnsupportedOperationException();
  }

  /** A number over the set of preserved pieces alone; 0 for the empty set. */
  public long preservedDigest() {
    throw new UnsupportedOperationException();
  }

  public byte[] rootFdtBlob() {
    throw new UnsupportedOperationException();
  }

  /** What a jump of this moment passes to the next kernel; a snapshot. */
  public Handover take() {
    throw new UnsupportedOperationException();
  }
}
