package luosim.wire;

/** A tree as source text, byte for byte what {@code dtc -I dtb -O dts} of version 1.6.1 prints. */
public final class FdtText {
  private FdtText() {}

  public static String of(Fdt tree) {
    throw new UnsupportedOperationException();
  }

  static String value(byte[] value) {
    throw new UnsupportedOperationException();
  }
}
