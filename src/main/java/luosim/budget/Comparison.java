package luosim.budget;

/** How a number must stand to the limit of a threshold. */
public enum Comparison {
  /** Below it. */
  LESS("<"),
  /** Not above it. */
  AT_MOST("<="),
  /** Above it. */
  MORE(">"),
  /** Not below it. */
  AT_LEAST(">=");

  private final String symbol;

  Comparison(String symbol) {
    this.symbol = symbol;
  }

  /** The sign that thresholds are written with. */
  public String symbol() {
    return symbol;
  }

  /** Whether a number stands so to a limit; infinity stands for what never ends. */
  boolean holds(double number, double limit) {
    return switch (this) {
      case LESS -> number < limit;
      case AT_MOST -> number <= limit;
      case MORE -> number > limit;
      case AT_LEAST -> number >= limit;
    };
  }
}
