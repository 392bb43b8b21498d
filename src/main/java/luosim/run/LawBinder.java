package luosim.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import luosim.chance.Constant;
import luosim.chance.Distribution;
import luosim.chance.Empirical;
import luosim.chance.Exponential;
import luosim.chance.Gamma;
import luosim.chance.Integers;
import luosim.chance.LogNormal;
import luosim.chance.LogUniform;
import luosim.chance.Mixture;
import luosim.chance.Triangular;
import luosim.chance.TruncatedNormal;
import luosim.chance.Uniform;
import luosim.chance.Weibull;
import luosim.scenario.Scenario;
import luosim.spec.DistributionSpec;

/** Turns laws as a scenario declares them into distributions that can be drawn from. */
final class LawBinder {
  private final Scenario scenario;

  /** A binder that takes the observations of empirical laws from the scenario's inputs. */
  LawBinder(Scenario scenario) {
    this.scenario = scenario;
  }

  /** The distribution of a declared law, in the law's base unit. */
  Distribution bind(DistributionSpec law) {
    if (law instanceof DistributionSpec.Constant spec) {
      return new Constant(spec.value());
    }
    if (law instanceof DistributionSpec.Mixture spec) {
      return mixture(spec);
    }
    if (law instanceof DistributionSpec.Empirical spec) {
      return new Empirical(scenario.input(spec.file()).values());
    }
    return bounded(law).orElseGet(() -> unbounded(law));
  }

  private static Optional<Distribution> bounded(DistributionSpec law) {
    if (law instanceof DistributionSpec.Uniform spec) {
      return Optional.of(
          spec.low() == spec.high() ? new Constant(spec.low()) : new Uniform(spec.low(), spec.high()));
    }
    if (law instanceof DistributionSpec.LogUniform spec) {
      return Optional.of(
          spec.low() == spec.high() ? new Constant(spec.low()) : new LogUniform(spec.low(), spec.high()));
    }
    if (law instanceof DistributionSpec.Integers spec) {
      return Optional.of(new Integers(spec.low(), spec.high()));
    }
    if (law instanceof DistributionSpec.Triangular spec) {
      return Optional.of(
          spec.low() == spec.high()
              ? new Constant(spec.low())
              : new Triangular(spec.low(), spec.mode(), spec.high()));
    }
    return Optional.empty();
  }

  private static Distribution unbounded(DistributionSpec law) {
    if (law instanceof DistributionSpec.Exponential spec) {
      return new Exponential(spec.mean());
    }
    if (law instanceof DistributionSpec.Normal spec) {
      return spec.sd() == 0 ? new Constant(spec.mean()) : new TruncatedNormal(spec.mean(), spec.sd());
    }
    if (law instanceof DistributionSpec.LognormalQuantiles spec) {
      return spec.p50() == spec.p99()
          ? new Constant(spec.p50())
          : LogNormal.ofMedianAndP99(spec.p50(), spec.p99());
    }
    if (law instanceof DistributionSpec.LognormalMoments spec) {
      return spec.sd() == 0
          ? new Constant(spec.mean())
          : LogNormal.ofMeanAndDeviation(spec.mean(), spec.sd());
    }
    if (law instanceof DistributionSpec.Gamma spec) {
      return new Gamma(spec.shape(), spec.scale());
    }
    if (law instanceof DistributionSpec.Weibull spec) {
      return new Weibull(spec.shape(), spec.scale());
    }
    throw new IllegalArgumentException("no distribution for the law " + law);
  }

  private Distribution mixture(DistributionSpec.Mixture spec) {
    List<Mixture.Part> parts = new ArrayList<>();
    for (DistributionSpec.Part part : spec.parts()) {
      if (part.weight() > 0) {
        parts.add(new Mixture.Part(part.weight(), bind(part.law())));
      }
    }
    return new Mixture(parts);
  }
}
