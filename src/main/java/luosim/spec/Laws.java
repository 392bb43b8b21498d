package luosim.spec;

import java.util.List;
import java.util.stream.Collectors;
import luosim.spec.DistributionSpec.Constant;
import luosim.spec.DistributionSpec.Empirical;
import luosim.spec.DistributionSpec.Exponential;
import luosim.spec.DistributionSpec.Gamma;
import luosim.spec.DistributionSpec.Integers;
import luosim.spec.DistributionSpec.LogUniform;
import luosim.spec.DistributionSpec.LognormalMoments;
import luosim.spec.DistributionSpec.LognormalQuantiles;
import luosim.spec.DistributionSpec.Mixture;
import luosim.spec.DistributionSpec.Normal;
import luosim.spec.DistributionSpec.Triangular;
import luosim.spec.DistributionSpec.Uniform;
import luosim.spec.DistributionSpec.Weibull;

/**
 * The rules and the spelling of every declared law.
 *
 * <p>Java 17 has no pattern switch, so the alternatives are told apart by a chain of tests that
 * ends in an error: a law added to the sealed interface and forgotten here fails its first test.
 */
final class Laws {
  /** Weights are written in per cent with few digits; a sum this close to one is one. */
  private static final double WEIGHT_SLACK = 1e-9;

  private Laws() {}

  static String entry(DistributionSpec law, Unit unit) {
    if (law instanceof Constant c) {
      return "constant: " + unit.print(c.value());
    } else if (law instanceof Uniform u) {
      return "uniform: [" + unit.print(u.low()) + ", " + unit.print(u.high()) + "]";
    } else if (law instanceof LogUniform u) {
      return "loguniform: [" + unit.print(u.low()) + ", " + unit.print(u.high()) + "]";
    } else if (law instanceof Integers i) {
      return "integers: [" + i.low() + ", " + i.high() + "]";
    } else if (law instanceof Exponential e) {
      return "exponential: " + unit.print(e.mean());
    } else if (law instanceof Normal n) {
      return "normal: {mean: " + unit.print(n.mean()) + ", sd: " + unit.print(n.sd()) + "}";
    } else if (law instanceof LognormalQuantiles l) {
      return "lognormal: {p50: " + unit.print(l.p50()) + ", p99: " + unit.print(l.p99()) + "}";
    } else if (law instanceof LognormalMoments l) {
      return "lognormal: {mean: " + unit.print(l.mean()) + ", sd: " + unit.print(l.sd()) + "}";
    }
    return shapedEntry(law, unit);
  }

  private static String shapedEntry(DistributionSpec law, Unit unit) {
    if (law instanceof Gamma g) {
      return shaped("gamma", g.shape(), unit.print(g.scale()));
    } else if (law instanceof Weibull w) {
      return shaped("weibull", w.shape(), unit.print(w.scale()));
    } else if (law instanceof Triangular t) {
      return "triangular: [" + unit.print(t.low()) + ", " + unit.print(t.mode()) + ", "
          + unit.print(t.high()) + "]";
    } else if (law instanceof Empirical e) {
      return "empirical: " + e.file();
    } else if (law instanceof Mixture m) {
      return "mixture: {" + m.parts().stream()
          .map(part -> part.name() + ": {weight: " + Unit.FRACTION.print(part.weight()) + ", law: "
              + part.law().text(unit) + "}")
          .collect(Collectors.joining(", ")) + "}";
    }
    throw new IllegalStateException("law without a spelling: " + law);
  }

  private static String shaped(String name, double shape, String scale) {
    return name + ": {shape: " + Unit.NUMBER.print(shape) + ", scale: " + scale + "}";
  }

  static List<Double> values(DistributionSpec law) {
    if (law instanceof Constant c) {
      return List.of(c.value());
    } else if (law instanceof Uniform u) {
      return List.of(u.low(), u.high());
    } else if (law instanceof LogUniform u) {
      return List.of(u.low(), u.high());
    } else if (law instanceof Integers i) {
      return List.of((double) i.low(), (double) i.high());
    } else if (law instanceof Exponential e) {
      return List.of(e.mean());
    } else if (law instanceof Normal n) {
      return List.of(n.mean());
    } else if (law instanceof LognormalQuantiles l) {
      return List.of(l.p50(), l.p99());
    } else if (law instanceof LognormalMoments l) {
      return List.of(l.mean());
    } else if (law instanceof Gamma g) {
      return List.of(g.shape() * g.scale());
    } else if (law instanceof Weibull w) {
      return List.of(w.scale());
    } else if (law instanceof Triangular t) {
      return List.of(t.low(), t.mode(), t.high());
    } else if (law instanceof Mixture m) {
      return m.parts().stream().flatMap(part -> values(part.law()).stream()).toList();
    } else if (law instanceof Empirical) {
      return List.of();
    }
    throw new IllegalStateException("law without values: " + law);
  }

  static void finite(double value) {
    if (!(value >= 0) || value == Double.POSITIVE_INFINITY) {
      throw new QuantityException("the number " + value, "a finite number, 0 or above", "");
    }
  }

  static void positive(String what, double value) {
    finite(value);
    if (value == 0) {
      throw new QuantityException(what + " of 0", "a value above 0", "");
    }
  }

  static void ordered(String name, double low, double high) {
    finite(low);
    finite(high);
    if (low > high) {
      throw new QuantityException("a " + name + " law whose values fall", "values in rising order", "");
    }
  }

  static void weights(double[] weights) {
    double sum = 0;
    for (var weight : weights) {
      finite(weight);
      sum += weight;
    }
    if (StrictMath.abs(sum - 1) > WEIGHT_SLACK) {
      throw new QuantityException("a mixture whose weights sum to " + Unit.FRACTION.print(rounded(sum)),
          "weights that sum to 100%", "");
    }
  }

  private static double rounded(double sum) {
    return StrictMath.rint(sum * 1e9) / 1e9;
  }
}
