package luosim.report;

/** Durations as people read them: three significant digits and the unit that fits. */
public final class DurationText {
  private static final double MINUTE = 60e9;
  private static final double HOUR = 3600e9;
  private static final double DAY = 86400e9;

  private DurationText() {}

  /** A duration in ns as text, such as 9.84 s. */
  public static String of(double ns) {
    double size = Math.abs(ns);
    if (size < 1e3) {
      return three(ns) + " ns";
    }
    if (size < 1e6) {
      return three(ns / 1e3) + " us";
    }
    if (size < 1e9) {
      return three(ns / 1e6) + " ms";
    }
    if (size < 2 * MINUTE) {
      return three(ns / 1e9) + " s";
    }
    if (size < 2 * HOUR) {
      return three(ns / MINUTE) + " min";
    }
    return size < 2 * DAY ? three(ns / HOUR) + " h" : three(ns / DAY) + " d";
  }

  private static String three(double value) {
    double size = Math.abs(value);
    if (size == 0 || size >= 99.95) {
      return Digits.fixed(value, 0);
    }
    return Digits.fixed(value, size >= 9.995 ? 1 : 2);
  }
}
