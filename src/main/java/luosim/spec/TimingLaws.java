package luosim.spec;

import java.util.List;
import luosim.spec.DistributionSpec.Constant;
import luosim.spec.DistributionSpec.LognormalQuantiles;
import luosim.spec.DistributionSpec.Mixture;
import luosim.spec.DistributionSpec.Part;
import luosim.spec.DistributionSpec.Triangular;
import luosim.spec.DistributionSpec.Uniform;

/** Short spellings for the laws of the calibration set; the text carries the unit. */
final class TimingLaws {
  private TimingLaws() {}

  static DistributionSpec constant(String value) {
    return new Constant(base(value));
  }

  static DistributionSpec uniform(String low, String high) {
    return new Uniform(base(low), base(high));
  }

  static DistributionSpec lognormal(String p50, String p99) {
    return new LognormalQuantiles(base(p50), base(p99));
  }

  static DistributionSpec triangular(String low, String mode, String high) {
    return new Triangular(base(low), base(mode), base(high));
  }

  static DistributionSpec mixture(String one, String oneWeight, DistributionSpec oneLaw, String two,
      String twoWeight, DistributionSpec twoLaw) {
    return new Mixture(List.of(
        new Part(one, base(oneWeight), oneLaw), new Part(two, base(twoWeight), twoLaw)));
  }

  /** The symbol tells the unit: the calibration set uses durations, rates and percentages only. */
  private static double base(String text) {
    var unit = text.endsWith("%") ? Unit.FRACTION : text.endsWith("/s") ? Unit.RATE : Unit.DURATION;
    return unit.parse(text).doubleValue();
  }
}
