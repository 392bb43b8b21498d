package luosim.chance;

/**
 * Checks of parameters when a distribution is built; a message names distribution, parameter, range
 * and value.
 */
final class Parameter {
  private Parameter() {}

  static void finite(String name, double value) {
    require(Double.isFinite(value), name, "finite", value);
  }

  static void positive(String name, double value) {
    require(value > 0 && Double.isFinite(value), name, "finite and greater than 0", value);
  }

  static void notNegative(String name, double value) {
    require(value >= 0 && Double.isFinite(value), name, "finite and at least 0", value);
  }

  /**
   * Both finite, and the lower one not above the upper one; the names go behind that of the
   * distribution.
   */
  static void ordered(
      String distribution, String lowerName, double lower, String upperName, double upper) {
    finite(distribution + ": " + lowerName, lower);
    finite(distribution + ": " + upperName, upper);
    require(
        lower <= upper,
        distribution + ": " + lowerName,
        "at most " + upperName + " " + upper,
        lower);
  }

  static void probability(double p) {
    require(p >= 0 && p <= 1, "quantile: p", "0 to 1", p);
  }

  static void require(boolean holds, String name, String range, long value) {
    if (!holds) {
      throw new IllegalArgumentException(name + " must be " + range + ", found " + value);
    }
  }

  static void require(boolean holds, String name, String range, double value) {
    if (!holds) {
      throw new IllegalArgumentException(name + " must be " + range + ", found " + value);
    }
  }
}
