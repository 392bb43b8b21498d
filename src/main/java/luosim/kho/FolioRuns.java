package luosim.kho;

/**
 * Where the folios of one file lie: a few runs of units of one page order; a run may repeat every 16 MiB. Filled by
 * {@link FolioAllocator}, reusable.
 */
public final class FolioRuns {
  public int order() {
    throw new UnsupportedOperationException();
  }

  public int size() {
    throw new UnsupportedOperationException();
  }

  public long firstUnit(int run) {
    throw new UnsupportedOperationException();
  }

  /** Units of one repetition. */
  public long units(int run) {
    throw new UnsupportedOperationException();
  }

  /** 1 for a plain run. */
  public long repeat(int run) {
    throw new UnsupportedOperationException();
  }

  public long totalUnits() {
    throw new UnsupportedOperationException();
  }

  /** Preserves all runs; on failure those set before are cleared again, empty bitmaps stay. */
  public int preserve(Kho616 kho) {
    throw new UnsupportedOperationException();
  }

  public int unpreserve(Kho616 kho) {
    throw new UnsupportedOperationException();
  }
}
