package luosim.spec;

import java.util.List;

/**
 * A probability law as it is declared, not as it is sampled: names and numbers in base units
 * (nanoseconds for durations, bytes per second for rates, bare numbers otherwise).
 *
 * <p>Whoever draws converts it to a distribution of floor {@code chance}. All values are finite and
 * not negative; a law that breaks its own rule is refused with {@link QuantityException}. Results
 * below zero do not occur: {@link Normal} is truncated at 0.
 */
public sealed interface DistributionSpec {
  /** Always the same value. */
  record Constant(double value) implements DistributionSpec {
    /** Checks the value. */
    public Constant {
      Laws.finite(value);
    }
  }

  /** Uniform between {@code low} and {@code high}. */
  record Uniform(double low, double high) implements DistributionSpec {
    /** Checks the order. */
    public Uniform {
      Laws.ordered("uniform", low, high);
    }
  }

  /** The logarithm is uniform; {@code low} is above 0. */
  record LogUniform(double low, double high) implements DistributionSpec {
    /** Checks order and sign. */
    public LogUniform {
      Laws.ordered("loguniform", low, high);
      Laws.positive("loguniform's lower end", low);
    }
  }

  /** Each whole number from {@code low} to {@code high}, both included, equally likely. */
  record Integers(long low, long high) implements DistributionSpec {
    /** Checks the order. */
    public Integers {
      Laws.ordered("integers", low, high);
    }
  }

  /** Exponential with the given mean, above 0. */
  record Exponential(double mean) implements DistributionSpec {
    /** Checks the mean. */
    public Exponential {
      Laws.positive("exponential's mean", mean);
    }
  }

  /** Normal with mean and standard deviation, conditioned on being at least 0. */
  record Normal(double mean, double sd) implements DistributionSpec {
    /** Checks both numbers. */
    public Normal {
      Laws.finite(mean);
      Laws.finite(sd);
    }
  }

  /** Lognormal, given by its median and its 99th percentile. */
  record LognormalQuantiles(double p50, double p99) implements DistributionSpec {
    /** Checks order and sign. */
    public LognormalQuantiles {
      Laws.positive("lognormal's p50", p50);
      Laws.ordered("lognormal", p50, p99);
    }
  }

  /** Lognormal, given by its mean and standard deviation. */
  record LognormalMoments(double mean, double sd) implements DistributionSpec {
    /** Checks both numbers. */
    public LognormalMoments {
      Laws.positive("lognormal's mean", mean);
      Laws.finite(sd);
    }
  }

  /** Gamma with shape (a bare number) and scale; its mean is shape times scale. */
  record Gamma(double shape, double scale) implements DistributionSpec {
    /** Checks both numbers. */
    public Gamma {
      Laws.positive("gamma's shape", shape);
      Laws.positive("gamma's scale", scale);
    }
  }

  /** Weibull with shape (a bare number) and scale. */
  record Weibull(double shape, double scale) implements DistributionSpec {
    /** Checks both numbers. */
    public Weibull {
      Laws.positive("weibull's shape", shape);
      Laws.positive("weibull's scale", scale);
    }
  }

  /** Triangular with least value, mode and greatest value. */
  record Triangular(double low, double mode, double high) implements DistributionSpec {
    /** Checks the order. */
    public Triangular {
      Laws.ordered("triangular", low, mode);
      Laws.ordered("triangular", mode, high);
    }
  }

  /** One of several laws, chosen with the given weights, which sum to 1. */
  record Mixture(List<Part> parts) implements DistributionSpec {
    /** Takes a copy and checks the weights. */
    public Mixture {
      parts = List.copyOf(parts);
      Laws.weights(parts.stream().mapToDouble(Part::weight).toArray());
    }
  }

  /** A named component of a mixture; the weight is between 0 and 1. */
  record Part(String name, double weight, DistributionSpec law) {}

  /** The observations of a CSV file, each equally likely; {@code file} is its name in the scenario. */
  record Empirical(String file) implements DistributionSpec {}

  /** This law as it is written in a scenario, such as {@code {lognormal: {p50: 1s, p99: 5s}}}. */
  default String text(Unit unit) {
    return "{" + Laws.entry(this, unit) + "}";
  }

  /** The same without the outer braces, so that further keys can stand beside it. */
  default String entry(Unit unit) {
    return Laws.entry(this, unit);
  }

  /** The numbers of this law that carry its unit, for a range check; an empirical law has none here. */
  default List<Double> values() {
    return Laws.values(this);
  }
}
