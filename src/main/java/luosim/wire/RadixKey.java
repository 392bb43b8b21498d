package luosim.wire;

/**
 * How the mainline handover numbers preserved memory: a piece of 2^order pages is one key of 53 bits, whose
 * highest bit tells the order and whose rest is the piece's number. A tree of six levels of pages maps keys
 * to bits.
 *
 * <p>Levels 5 to 1 are tables of 512 addresses, level 0 is a bitmap of 32768 bits.
 */
public final class RadixKey {
  public static final int LEVELS = 6;

  /** Bits of a key that choose a bit of a leaf. */
  public static final int LEAF_SHIFT = 15;

  /** Bits of a key that choose an entry of a table. */
  public static final int TABLE_SHIFT = 9;

  /** The highest order whose pieces have numbers. */
  public static final int ORDER_MAX = 52;

  private RadixKey() {}

  /** The key of a unit: the piece of that order that begins at page {@code unit << order}. */
  public static long of(long unit, int order) {
    return 1L << ORDER_MAX - order | unit;
  }

  /** The order of a key; a number that is no key, 0 or one of more than 53 bits, has a negative one. */
  public static int order(long key) {
    return key == 0 ? -1 : ORDER_MAX - (Long.SIZE - 1 - Long.numberOfLeadingZeros(key));
  }

  /** The number of a key's piece among those of its order. */
  public static long unit(long key) {
    return key & ~Long.highestOneBit(key);
  }

  /** The leaf that holds a key, counted over all orders. */
  public static long leaf(long key) {
    return key >>> LEAF_SHIFT;
  }

  /** The bit of a key in its leaf. */
  public static int bit(long key) {
    return (int) key & (1 << LEAF_SHIFT) - 1;
  }

  /** The entry that leads to a leaf in the table above it on a level, 1 to 5. */
  public static int entry(long leaf, int level) {
    return (int) (leaf >>> TABLE_SHIFT * (level - 1)) & (1 << TABLE_SHIFT) - 1;
  }
}
