package luosim.kho;

/**
 * The map of preserved memory that a running kernel keeps: for each page order the pieces that are in it, and
 * the pages that it takes to keep them. Each era has a structure of its own; none of them counts how often a
 * piece was preserved, and orders do not know of each other.
 */
interface PieceMap {
  /** Orders that a piece of memory can have: physical addresses have 52 bits. */
  int ORDERS = 40;

  /**
   * Adds a run of units, one after the other, up to the first that is refused memory: 0 or a negative errno.
   * {@link #lastSet} tells how many.
   */
  int setRun(long firstUnit, long units, int order, KhoServices services);

  /** The same for a run that repeats every 16 MiB; order 12 at most. */
  int setComb(long firstUnit, long units, long repeat, int order, KhoServices services);

  /** Units that the last set call set, those that were set before included. */
  long lastSet();

  void forgetLastSet();

  void clearRun(long firstUnit, long units, int order);

  void clearComb(long firstUnit, long units, long repeat, int order);

  boolean contains(long unit, int order);

  /** Pieces of an order in a run of its units. */
  long countRun(long first, long end, int order);

  /** Pieces of an order in a rectangle of its {@link UnitSet}. */
  long count(long from, long to, int first, int end, int order);

  /** What handing it over costs. */
  KhoCost cost();

  /** Sum over all pieces; a page set in two orders counts twice. */
  long preservedBytes();

  /** Over the pieces alone; 0 for none. */
  long preservedDigest();
}
