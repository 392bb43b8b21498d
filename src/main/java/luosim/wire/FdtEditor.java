package luosim.wire;

/**
 * A tree in a buffer of fixed size that is changed in place, with the order, the codes and the space of libfdt's
 * read-write calls: a new property goes in front of its node's properties, a new child in front of the children.
 *
 * <p>Nodes are numbers, 0 is the root; negative results are {@link FdtCode}s. A failed call changes nothing.
 */
public final class FdtEditor {

  private FdtEditor() {}

  /** The empty tree opened into a buffer of that many bytes; 80 at least. */
  public static FdtEditor create(int capacity) {
    throw new UnsupportedOperationException();
  }

  /** A tree that was read, opened into a buffer of that many bytes. */
  public static FdtEditor open(Fdt tree, int capacity) {
    throw new UnsupportedOperationException();
  }

  /** A new child in front of the others: its number, or EXISTS, NOSPACE. */
  public int addSubnode(int parent, String name) {
    throw new UnsupportedOperationException();
  }

  /** Sets or adds a property: 0 or NOSPACE. */
  public int setProperty(int node, String name, byte[] value) {
    throw new UnsupportedOperationException();
  }

  public int setText(int node, String name, String text) {
    throw new UnsupportedOperationException();
  }

  public int setLittle64(int node, String name, long value) {
    throw new UnsupportedOperationException();
  }

  /** Replaces a value by one of equal length: 0, NOTFOUND, or NOSPACE if the length differs. */
  public int setPropertyInPlace(int node, String name, byte[] value) {
    throw new UnsupportedOperationException();
  }

  public int deleteProperty(int node, String name) {
    throw new UnsupportedOperationException();
  }

  public int deleteNode(int node) {
    throw new UnsupportedOperationException();
  }

  public int renameNode(int node, String name) {
    throw new UnsupportedOperationException();
  }

  /** The first child of that name, or NOTFOUND. */
  public int subnode(int parent, String name) {
    throw new UnsupportedOperationException();
  }

  /** Bytes in use: reserve map, structure and strings. */
  public int usedBytes() {
    throw new UnsupportedOperationException();
  }

  public FdtNode tree() {
    throw new UnsupportedOperationException();
  }

  /** The whole buffer; its header's total size is the capacity. */
  public byte[] toBytes() {
    throw new UnsupportedOperationException();
  }
}
