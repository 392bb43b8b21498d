package luosim.engine;

/**
 * Assertions that are always on: a private method states with them what it takes for granted.
 *
 * <p>A check that does not hold is a defect of the simulator, never of the scenario; arguments that
 * come from outside are refused with {@link IllegalArgumentException} where they enter.
 */
public final class Check {
  private Check() {}

  /** The simulator contradicts itself; the message says what was assumed. */
  public static final class FailedException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    FailedException(String message) {
      super(message);
    }
  }

  /** Ends the work with {@link FailedException} unless the assumption holds. */
  public static void that(boolean holds, String assumption) {
    if (!holds) {
      throw new FailedException("does not hold: " + assumption);
    }
  }

  /** The same for two numbers that the message shows; builds no text while the assumption holds. */
  public static void that(boolean holds, String assumption, long expected, long found) {
    if (!holds) {
      throw new FailedException(
          "does not hold: " + assumption + ": expected " + expected + ", found " + found);
    }
  }
}
