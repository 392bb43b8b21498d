package luosim.handler;

import luosim.spec.Timing;

/**
 * What a step costs, as a sum of amounts of timings; a reusable carrier that a handler fills and the host
 * draws.
 */
public final class Cost {
  /** The most terms that one step has. */
  public static final int TERMS_MAX = 6;

  private final int[] timings = new int[TERMS_MAX];
  private final double[] amounts = new double[TERMS_MAX];
  private int terms;

  /** Makes it free of charge. */
  public void clear() {
    terms = 0;
  }

  /** Adds so many times a timing; in the timing's unit, such as GiB or pages. */
  public void add(Timing timing, double amount) {
    if (amount != 0) {
      timings[terms] = timing.ordinal();
      amounts[terms] = amount;
      terms++;
    }
  }

  /** Adds a timing once. */
  public void add(Timing timing) {
    add(timing, 1);
  }

  public int terms() {
    return terms;
  }

  /** The ordinal of a term's timing. */
  public int timing(int term) {
    return timings[term];
  }

  public double amount(int term) {
    return amounts[term];
  }
}
