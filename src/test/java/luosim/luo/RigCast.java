package luosim.luo;

/**
 * The declared participants of a test rig: handlers h0, h1 ... that accept every file,
 * subsystems s0, s1 ..., all callbacks unless a test takes one away.
 */
public final class RigCast implements Participants {
  private static final int ALL = (1 << Callback.values().length) - 1;

  private final int[] handlers = new int[16];
  private final int[] subsystems = new int[16];

  /** All of them with all callbacks. */
  public RigCast() {
    java.util.Arrays.fill(handlers, ALL);
    java.util.Arrays.fill(subsystems, ALL);
  }

  /** Takes a callback away: of h1, or of s0. */
  public void without(String who, Callback callback) {
    int[] callbacks = who.startsWith("h") ? handlers : subsystems;
    callbacks[Integer.parseInt(who.substring(1))] &= ~callback.bit();
  }

  @Override public String compatible(int handler) {
    return "h" + handler;
  }

  @Override public int handlerCallbacks(int handler) {
    return handlers[handler];
  }

  @Override public String subsystemName(int subsystem) {
    return "s" + subsystem;
  }

  @Override public int subsystemCallbacks(int subsystem) {
    return subsystems[subsystem];
  }
}
