package luosim.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Numbers in byte arrays: big endian as device trees store theirs, little endian as x86-64 and arm64 kernels
 * do.
 */
public final class Words {
  private static final VarHandle BIG_32 = view(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LITTLE_32 = view(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle BIG_64 = view(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LITTLE_64 = view(long[].class, ByteOrder.LITTLE_ENDIAN);

  private Words() {}

  private static VarHandle view(Class<?> kind, ByteOrder order) {
    return MethodHandles.byteArrayViewVarHandle(kind, order);
  }

  public static int big32(byte[] bytes, int at) {
    return (int) BIG_32.get(bytes, at);
  }

  public static void putBig32(byte[] bytes, int at, int value) {
    BIG_32.set(bytes, at, value);
  }

  public static long big64(byte[] bytes, int at) {
    return (long) BIG_64.get(bytes, at);
  }

  public static void putBig64(byte[] bytes, int at, long value) {
    BIG_64.set(bytes, at, value);
  }

  public static int little32(byte[] bytes, int at) {
    return (int) LITTLE_32.get(bytes, at);
  }

  public static void putLittle32(byte[] bytes, int at, int value) {
    LITTLE_32.set(bytes, at, value);
  }

  public static long little64(byte[] bytes, int at) {
    return (long) LITTLE_64.get(bytes, at);
  }

  public static void putLittle64(byte[] bytes, int at, long value) {
    LITTLE_64.set(bytes, at, value);
  }
}
