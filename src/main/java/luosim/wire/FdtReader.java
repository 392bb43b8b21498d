package luosim.wire;

/** Reads a blob strictly: whatever is wrong ends as {@link MalformedFdtException}, never as another exception. */
final class FdtReader {
  FdtReader(byte[] blob) {}

  Fdt read() throws MalformedFdtException {
    throw new UnsupportedOperationException();
  }
}
