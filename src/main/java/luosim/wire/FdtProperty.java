package luosim.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A named value of a tree node: any number of bytes, also none. Immutable; equal by name and bytes. */
public final class FdtProperty {
  private final String name;
  private final byte[] value;

  /** The bytes are copied. */
  public FdtProperty(String name, byte[] value) {
    this.name = name;
    this.value = value.clone();
  }

  /**
   * A value of eight bytes, little endian, as the kernel stores its 64-bit numbers on the machines we model.
   */
  public static FdtProperty ofLong(String name, long value) {
    var bytes = new byte[Long.BYTES];
    Words.putLittle64(bytes, 0, value);
    return new FdtProperty(name, bytes);
  }

  /** A text value with its terminating zero. */
  public static FdtProperty ofText(String name, String text) {
    var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return new FdtProperty(name, Arrays.copyOf(bytes, bytes.length + 1));
  }

  public String name() {
    return name;
  }

  /** Number of bytes. */
  public int length() {
    return value.length;
  }

  /** A copy of the bytes. */
  public byte[] value() {
    return value.clone();
  }

  void copyTo(byte[] target, int at) {
    System.arraycopy(value, 0, target, at, value.length);
  }

  /** The first eight bytes as a little endian number; bytes beyond a shorter value count as zero. */
  public long little64() {
    return Words.little64(Arrays.copyOf(value, Long.BYTES), 0);
  }

  /** Whether the value is exactly this text and its terminating zero. */
  public boolean isText(String text) {
    return Arrays.equals(value, ofText(name, text).value);
  }

  @Override public boolean equals(Object other) {
    return other instanceof FdtProperty that && name.equals(that.name) && Arrays.equals(value, that.value);
  }

  @Override public int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(value);
  }

  @Override public String toString() {
    return name + " = " + FdtText.value(value);
  }
}
