package luosim.wire;

/**
 * A blob that is no flattened device tree: says at which byte, what was expected there and what was found.
 */
public final class MalformedFdtException extends Exception {
  private static final long serialVersionUID = 1L;

  private final long offset;
  private final String expected;
  private final String found;

  MalformedFdtException(long offset, String expected, String found) {
    super("device tree blob, byte " + offset + ": expected " + expected + ", found " + found);
    this.offset = offset;
    this.expected = expected;
    this.found = found;
  }

  /** Byte offset in the blob. */
  public long offset() {
    return offset;
  }

  public String expected() {
    return expected;
  }

  public String found() {
    return found;
  }
}
