package luosim.wire;

/**
 * Writes a tree front to back into a fixed buffer, with the codes, the layout and the intermediate states of libfdt's
 * sequential calls. The whole state lives in the buffer, so that a writer over a used page meets what is there.
 */
public final class FdtSequentialWriter {

  /** The array is used as it is, not cleared. */
  public FdtSequentialWriter(byte[] buffer) {}

  public int create() {
    throw new UnsupportedOperationException();
  }

  public int addReservation(long address, long size) {
    throw new UnsupportedOperationException();
  }

  public int finishReserveMap() {
    throw new UnsupportedOperationException();
  }

  public int beginNode(String name) {
    throw new UnsupportedOperationException();
  }

  public int property(String name, byte[] value) {
    throw new UnsupportedOperationException();
  }

  public int propertyText(String name, String text) {
    throw new UnsupportedOperationException();
  }

  public int propertyLittle64(String name, long value) {
    throw new UnsupportedOperationException();
  }

  /** Room for a value to be filled in later: its offset in the buffer, or a negative code. */
  public int propertyPlaceholder(String name, int length) {
    throw new UnsupportedOperationException();
  }

  public int endNode() {
    throw new UnsupportedOperationException();
  }

  public int finish() {
    throw new UnsupportedOperationException();
  }

  /** The total size that the header states. */
  public int totalSize() {
    throw new UnsupportedOperationException();
  }
}
