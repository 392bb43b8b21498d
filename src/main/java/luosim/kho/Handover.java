package luosim.kho;

import java.util.List;

/**
 * What the jump passes on: the root page as it is at that moment and the memory that its pointers lead to, as far as it
 * still is what it was.
 */
public final class Handover {
  Handover() {}

  /** The page, 4096 bytes; changes to it are seen by the receiver. */
  public byte[] rootPage() {
    throw new UnsupportedOperationException();
  }

  /** Whether the page holds a complete tree with the right compatible. */
  public boolean valid() {
    throw new UnsupportedOperationException();
  }

  /** Names of the pointers of a valid root page that lead to freed memory: the map first, then sub-trees in order. */
  public List<String> dangling() {
    throw new UnsupportedOperationException();
  }
}
