package luosim.wire;

/**
 * Read-only lookups in a blob, exactly as forgiving as libfdt 1.6.1: what a kernel finds in a blob that a strict reader
 * would refuse. Positions are offsets in the structure block; negative results are {@link FdtCode}s. Never throws.
 */
public final class FdtLookup {

  /** The array is not copied; it may be longer than the blob. */
  public FdtLookup(byte[] blob) {}

  /** The header check alone: 0, or why the blob is no tree; an unfinished sequential tree is BADMAGIC. */
  public int checkHeader() {
    throw new UnsupportedOperationException();
  }

  /** First child, or NOTFOUND. */
  public int firstSubnode(int node) {
    throw new UnsupportedOperationException();
  }

  /** Next sibling, or NOTFOUND. */
  public int nextSubnode(int node) {
    throw new UnsupportedOperationException();
  }

  /** The first child of that name; without a unit address it also matches name@anything. */
  public int subnode(int parent, String name) {
    throw new UnsupportedOperationException();
  }

  /** The node's name, empty if it cannot be read. */
  public String name(int node) {
    throw new UnsupportedOperationException();
  }

  /** Length of a property's value, or a negative code (NOTFOUND if absent). */
  public int propertyLength(int node, String name) {
    throw new UnsupportedOperationException();
  }

  /** Eight bytes from the start of a property's value, little endian, also if the value is shorter; 0 if absent. */
  public long propertyLittle64(int node, String name) {
    throw new UnsupportedOperationException();
  }

  /** A copy of a property's value; empty if absent. */
  public byte[] property(int node, String name) {
    throw new UnsupportedOperationException();
  }

  /** Whether a list of texts in the property {@code compatible} has this one: 0 yes, 1 no, or a negative code. */
  public int checkCompatible(int node, String compatible) {
    throw new UnsupportedOperationException();
  }
}
