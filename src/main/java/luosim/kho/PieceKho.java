package luosim.kho;

/**
 * What all eras of Kexec HandOver share: the calls that preserve and unpreserve, on whichever map the era
 * keeps: order of checks, cutting of ranges, roll-back of a failed one (spec kho-6.16 section 2). Once
 * finalized every call is refused with EBUSY.
 */
abstract class PieceKho implements Kho {
  static final long PAGE_BYTES = 1L << Tracker.PAGE_SHIFT;

  private final PieceMap map;
  private KhoServices services;
  private KhoConfig config;

  PieceKho(PieceMap map, KhoServices services, KhoConfig config) {
    this.map = map;
    this.services = services;
    this.config = config;
  }

  @Override public void reset(KhoServices newServices, KhoConfig newConfig) {
    services = newServices;
    config = newConfig;
  }

  final KhoServices services() {
    return services;
  }

  final KhoConfig config() {
    return config;
  }

  @Override public final int preserveFolio(long pfn, int order) {
    Pieces.requireOrder(order);
    return preserveRun(pfn >> order, 1, order);
  }

  @Override public final int unpreserveFolio(long pfn, int order) {
    Pieces.requireOrder(order);
    return unpreserveRun(pfn >> order, 1, order);
  }

  @Override public final int preservePhys(long phys, long size) {
    int code = checkRange(phys, size);
    if (code < 0) {
      return code;
    }
    long start = phys >> Tracker.PAGE_SHIFT;
    long end = requireRange(start, size >> Tracker.PAGE_SHIFT);
    for (long pfn = start; pfn < end;) {
      int order = Pieces.order(pfn, end);
      code = map.setRun(pfn >> order, 1, order, services);
      if (code < 0) {
        clearPieces(start, pfn);
        return code;
      }
      pfn += 1L << order;
    }
    return 0;
  }

  @Override public final int unpreservePhys(long phys, long size) {
    int code = checkRange(phys, size);
    if (code == 0) {
      long start = phys >> Tracker.PAGE_SHIFT;
      clearPieces(start, requireRange(start, size >> Tracker.PAGE_SHIFT));
    }
    return code;
  }

  private int checkRange(long phys, long size) {
    if (finalized()) {
      return -Errno.EBUSY;
    }
    return ((phys | size) & PAGE_BYTES - 1) == 0 ? 0 : -Errno.EINVAL;
  }

  /** The page behind a range that the era can preserve. */
  long requireRange(long start, long pages) {
    return Pieces.requireRange(start, pages);
  }

  /** The pieces up to a border between two are the same, wherever the range around them ends. */
  private void clearPieces(long start, long end) {
    for (long pfn = start; pfn < end;) {
      int order = Pieces.order(pfn, end);
      map.clearRun(pfn >> order, 1, order);
      pfn += 1L << order;
    }
  }

  @Override public final int preserveRun(long firstUnit, long units, int order) {
    Pieces.requireRun(firstUnit, units, order);
    map.forgetLastSet();
    return finalized() ? -Errno.EBUSY : map.setRun(firstUnit, units, order, services);
  }

  @Override public final int unpreserveRun(long firstUnit, long units, int order) {
    Pieces.requireRun(firstUnit, units, order);
    if (finalized()) {
      return -Errno.EBUSY;
    }
    map.clearRun(firstUnit, units, order);
    return 0;
  }

  @Override public final int preserveComb(long firstUnit, long units, long repeat, int order) {
    Pieces.requireComb(firstUnit, units, repeat, order);
    map.forgetLastSet();
    return finalized() ? -Errno.EBUSY : map.setComb(firstUnit, units, repeat, order, services);
  }

  @Override public final int unpreserveComb(long firstUnit, long units, long repeat, int order) {
    Pieces.requireComb(firstUnit, units, repeat, order);
    if (finalized()) {
      return -Errno.EBUSY;
    }
    map.clearComb(firstUnit, units, repeat, order);
    return 0;
  }

  @Override public final long lastRunUnits() {
    return map.lastSet();
  }

  @Override public boolean preserved(long pfn, int order) {
    Pieces.requireOrder(order);
    return map.contains(pfn >> order, order);
  }

  @Override public long preservedBytes() {
    return map.preservedBytes();
  }

  @Override public long preservedDigest() {
    return map.preservedDigest();
  }

  @Override public final KhoCost cost() {
    return map.cost();
  }
}
