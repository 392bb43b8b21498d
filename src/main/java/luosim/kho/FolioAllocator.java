package luosim.kho;

/**
 * Hands out folios of a machine's nodes outside scratch, contiguous or scattered by a fragmentation between 0 and 1.
 * Deterministic; page 0 is never handed out.
 */
public final class FolioAllocator {

  public FolioAllocator(MemoryLayout layout) {}

  /** Everything free again, for the next host. */
  public void reset(MemoryLayout layout) {
    throw new UnsupportedOperationException();
  }

  /**
   * Places a file; false, and nothing taken, if the node has not enough free folios of that order.
   *
   * @param fragmentation 0 contiguous and aligned, 1 the worst scatter that the layout allows
   * @param salt where a scattered file begins; equal salts give equal places
   */
  public boolean allocate(int node, long bytes, int order, double fragmentation, long salt, FolioRuns into) {
    throw new UnsupportedOperationException();
  }

  /** One folio for metadata, lowest first: its pfn, or -1. */
  public long allocateFolio(int node, int order) {
    throw new UnsupportedOperationException();
  }

  public void release(FolioRuns runs) {
    throw new UnsupportedOperationException();
  }

  public void releaseFolio(long pfn, int order) {
    throw new UnsupportedOperationException();
  }

  public long freeBytes(int node) {
    throw new UnsupportedOperationException();
  }
}
