package luosim.fleet;

/** A part of a set of hosts or domains: a count or a percentage. */
public sealed interface Share {
  /** Millionths in a whole. */
  long WHOLE = 1_000_000;

  /** Everything. */
  Share ALL = new Millionths(WHOLE);

  /**
   * So many, or all there are if they are fewer.
   *
   * @param number at least 1
   */
  record Count(int number) implements Share {
    /** Refuses a count of nothing. */
    public Count {
      if (number < 1) {
        throw new IllegalArgumentException("share: a count must be at least 1, found " + number);
      }
    }
  }

  /**
   * So many millionths of the whole; 1 % is 10,000.
   *
   * @param millionths above 0, at most {@link #WHOLE}
   */
  record Millionths(long millionths) implements Share {
    /** Refuses nothing and more than everything. */
    public Millionths {
      if (millionths < 1 || millionths > WHOLE) {
        throw new IllegalArgumentException(
            "share: millionths must be 1 to " + WHOLE + ", found " + millionths);
      }
    }
  }

  /** The share of a whole number of per cent, 1 to 100. */
  static Share perCent(int perCent) {
    return new Millionths(perCent * (WHOLE / 100));
  }

  /**
   * The number out of {@code total}: a percentage is rounded down but never below 1; 0 of nothing.
   */
  default int of(int total) {
    if (this instanceof Count count) {
      return Math.min(total, count.number());
    }
    long part = total * ((Millionths) this).millionths() / WHOLE;
    return (int) Math.min(total, Math.max(1, part));
  }
}
