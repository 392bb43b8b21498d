package luosim.wire;

/**
 * The space account of a tree under {@link FdtSequentialWriter}, without the tree: whether each call would
 * fit, exactly. For models that need the size and the out-of-space failure but not the bytes. Calls come in
 * an order that the writer accepts, from {@link #start} on.
 */
public final class FdtSequentialSpace {
  private int capacity;
  private int structure;
  private int strings;

  /** A tree whose reserve map is ended: 0 or NOSPACE. */
  public int start(int bytes) {
    capacity = bytes;
    structure = 0;
    strings = 0;
    return bytes < FdtHeader.RESERVE_MAP_AT + FdtHeader.RESERVE_ENTRY ? FdtCode.NOSPACE : FdtCode.OK;
  }

  /** The begin of a node with a name of that many characters. */
  public int beginNode(int nameLength) {
    return take(Integer.BYTES + FdtHeader.padded(nameLength + 1));
  }

  /**
   * A property of that many value bytes.
   *
   * @param newNameLength characters of its name, or 0 if the strings block has it already
   */
  public int property(int valueLength, int newNameLength) {
    int name = newNameLength == 0 ? 0 : newNameLength + 1;
    if (name > left()) {
      return FdtCode.NOSPACE;
    }
    strings += name;
    int code = take(FdtHeader.PROPERTY_HEAD + FdtHeader.padded(valueLength));
    strings -= code < 0 ? name : 0;
    return code;
  }

  /** The end of a node, or of the whole tree. */
  public int end() {
    return take(Integer.BYTES);
  }

  /** Bytes that the finished tree has. */
  public int usedBytes() {
    return capacity - left();
  }

  public void copyFrom(FdtSequentialSpace other) {
    capacity = other.capacity;
    structure = other.structure;
    strings = other.strings;
  }

  private int left() {
    return capacity - FdtHeader.RESERVE_MAP_AT - FdtHeader.RESERVE_ENTRY - structure - strings;
  }

  private int take(int bytes) {
    if (bytes > left()) {
      return FdtCode.NOSPACE;
    }
    structure += bytes;
    return FdtCode.OK;
  }
}
