package luosim.wire;

/**
 * The 32 bytes by which one kernel's orchestrator names what it leaves for the next, revision
 * {@code luo-v5}; packed, little endian.
 */
public final class LuoHeader {
  public static final int BYTES = 32;

  private static final String COMPATIBLE = "luo-v5";
  private static final int COMPATIBLE_BYTES = 8;
  private static final int NUMBER = 8;
  private static final int SESSIONS = 16;
  private static final int FLBS = 24;

  private LuoHeader() {}

  /** Writes a header at the start of a page. */
  public static void put(byte[] page, long number, long sessions, long flbs) {
    Text.put(page, 0, COMPATIBLE_BYTES, COMPATIBLE);
    Words.putLittle64(page, NUMBER, number);
    Words.putLittle64(page, SESSIONS, sessions);
    Words.putLittle64(page, FLBS, flbs);
  }

  /** Whether the bytes begin with a whole header of our revision. */
  public static boolean isOurs(byte[] bytes) {
    return bytes.length >= BYTES
        && Text.get(bytes, 0, COMPATIBLE_BYTES).equals(COMPATIBLE);
  }

  /** The number of the handover, from 1. */
  public static long number(byte[] header) {
    return Words.little64(header, NUMBER);
  }

  /** Physical address of the first block of sessions, 0 for none. */
  public static long sessions(byte[] header) {
    return Words.little64(header, SESSIONS);
  }

  /** Physical address of the page of FLBs. */
  public static long flbs(byte[] header) {
    return Words.little64(header, FLBS);
  }
}
