package luosim.chance;

import java.util.List;

/**
 * One of several distributions, chosen anew for each draw.
 *
 * @param parts 1 to {@value #PARTS_MAX} distributions with their weights; a part is drawn in
 *     proportion to its weight
 */
public record Mixture(List<Part> parts) implements Distribution {
  /** The most parts a mixture may have. */
  public static final int PARTS_MAX = 1000;

  private static final double WEIGHT_MAX = 1e9;

  /**
   * A distribution and how much of the mixture it makes up.
   *
   * @param weight greater than 0, at most 10^9; weights need not add up to 1
   * @param distribution what is drawn from
   */
  public record Part(double weight, Distribution distribution) {
    /** Refuses a weight that is not positive. */
    public Part {
      Parameter.require(
          weight > 0 && weight <= WEIGHT_MAX,
          "mixture: weight",
          "above 0 and at most 10^9",
          weight);
    }
  }

  /** Refuses a mixture of nothing or of too much. */
  public Mixture {
    parts = List.copyOf(parts);
    Parameter.require(
        !parts.isEmpty() && parts.size() <= PARTS_MAX, "mixture: parts", "1 to 1000", parts.size());
  }

  @Override public double draw(Stream stream) {
    double rest = stream.nextDouble() * weight();
    int last = parts.size() - 1;
    for (int i = 0; i < last; i++) {
      Part part = parts.get(i);
      rest -= part.weight;
      if (rest < 0) {
        return part.distribution.draw(stream);
      }
    }
    return parts.get(last).distribution.draw(stream);
  }

  @Override public double mean() {
    double sum = 0;
    for (Part part : parts) {
      sum += part.weight * part.distribution.mean();
    }
    return sum / weight();
  }

  @Override public double lower() {
    double least = Double.POSITIVE_INFINITY;
    for (Part part : parts) {
      least = Math.min(least, part.distribution.lower());
    }
    return least;
  }

  @Override public double upper() {
    double greatest = Double.NEGATIVE_INFINITY;
    for (Part part : parts) {
      greatest = Math.max(greatest, part.distribution.upper());
    }
    return greatest;
  }

  @Override public double cumulative(double x) {
    double sum = 0;
    for (Part part : parts) {
      sum += part.weight * part.distribution.cumulative(x);
    }
    return Math.min(1, sum / weight());
  }

  /** By halving between the least and the greatest quantile of the parts, to the last bit. */
  @Override public double quantile(double p) {
    Parameter.probability(p);
    if (p == 0 || p == 1) {
      return p == 0 ? lower() : upper();
    }
    double at = Double.NEGATIVE_INFINITY;
    double below = Double.POSITIVE_INFINITY;
    for (Part part : parts) {
      double x = part.distribution.quantile(p);
      at = Math.max(at, x);
      below = Math.min(below, x);
    }
    return cumulative(below) >= p ? below : least(below, at, p);
  }

  private double least(double tooLow, double enough, double p) {
    double below = tooLow;
    double at = enough;
    while (true) {
      double middle = below + (at - below) / 2;
      if (middle <= below || middle >= at) {
        return at;
      }
      if (cumulative(middle) >= p) {
        at = middle;
      } else {
        below = middle;
      }
    }
  }

  private double weight() {
    double sum = 0;
    for (Part part : parts) {
      sum += part.weight;
    }
    return sum;
  }
}
