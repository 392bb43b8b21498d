package luosim.wire;

/**
 * The space account of a tree under {@link FdtEditor}, without the tree: whether each call would fit,
 * exactly, at the cost of an addition. For models that need the size and the out-of-space failure but not the
 * bytes.
 */
public final class FdtSpace {
  /** Bytes of the empty tree: header, end of the reserve map, root node, end token. */
  static final int EMPTY = 80;

  private final int capacity;
  private int used;

  /** An empty tree in a buffer of that many bytes. */
  public FdtSpace(int capacity) {
    if (capacity < EMPTY) {
      throw new IllegalArgumentException("capacity: expected at least " + EMPTY + ", found " + capacity);
    }
    this.capacity = capacity;
    clear();
  }

  /** Back to the empty tree. */
  public void clear() {
    used = EMPTY;
  }

  /** A child with a name of that many characters: 0 or NOSPACE. */
  public int addNode(int nameLength) {
    return take(2 * Integer.BYTES + padded(nameLength + 1L));
  }

  /**
   * A property of that many value bytes: 0 or NOSPACE.
   *
   * @param newNameLength characters of the property's name, or 0 if the strings block has it already: as a
   *     name used before in this tree, or as the tail of one
   */
  public int addProperty(int valueLength, int newNameLength) {
    long name = newNameLength == 0 ? 0 : newNameLength + 1L;
    return take(name + FdtHeader.PROPERTY_HEAD + padded(valueLength));
  }

  /** Replaces a property's value by one of another length: 0 or NOSPACE. */
  public int resizeProperty(int oldLength, int newLength) {
    return take(padded(newLength) - padded(oldLength));
  }

  /** Takes over the account of another tree in a buffer of the same size. */
  public void copyFrom(FdtSpace other) {
    used = other.used;
  }

  /** Bytes in use. */
  public int usedBytes() {
    return used;
  }

  private int take(long bytes) {
    if (bytes > capacity - used) {
      return FdtCode.NOSPACE;
    }
    used += (int) bytes;
    return FdtCode.OK;
  }

  private static long padded(long bytes) {
    return (bytes + 3) & ~3L;
  }
}
