package luosim.kho;

/** A set of pieces of memory, each a folio of some page order. */
public final class PieceSet {
  private final Tracker pieces = new Tracker();

  public void clear() {
    pieces.clear();
  }

  /** Becomes an equal of another. */
  public void copyFrom(PieceSet other) {
    pieces.copyFrom(other.pieces);
  }

  /** Adds the folio of that order that begins at a page. */
  public void add(long pfn, int order) {
    pieces.setRun(pfn >> order, 1, order, KhoServices.generous());
  }

  public void remove(long pfn, int order) {
    pieces.clearRun(pfn >> order, 1, order);
  }

  /** Adds all folios of these runs. */
  public void add(FolioRuns runs) {
    for (int run = 0; run < runs.size(); run++) {
      if (runs.repeat(run) > 1) {
        pieces.setComb(runs.firstUnit(run), runs.units(run), runs.repeat(run), runs.order(),
            KhoServices.generous());
      } else {
        pieces.setRun(runs.firstUnit(run), runs.units(run), runs.order(), KhoServices.generous());
      }
    }
  }

  public void remove(FolioRuns runs) {
    for (int run = 0; run < runs.size(); run++) {
      if (runs.repeat(run) > 1) {
        pieces.clearComb(runs.firstUnit(run), runs.units(run), runs.repeat(run), runs.order());
      } else {
        pieces.clearRun(runs.firstUnit(run), runs.units(run), runs.order());
      }
    }
  }

  public boolean contains(long pfn, int order) {
    return pieces.contains(pfn >> order, order);
  }

  /** Depends on the members alone; 0 for none. */
  public long digest() {
    return pieces.preservedDigest();
  }
}
