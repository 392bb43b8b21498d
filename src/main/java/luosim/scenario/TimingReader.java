package luosim.scenario;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import luosim.spec.DistributionSpec;
import luosim.spec.DistributionSpec.LognormalQuantiles;
import luosim.spec.ParameterType;
import luosim.spec.QuantityException;
import luosim.spec.Timing;
import luosim.spec.Unit;

/** Reads {@code timing}: each cost is a law, a scale, or parts of a lognormal default. */
final class TimingReader {
  private static final ParameterType.Quantity SCALE = Keys.quantity(Unit.NUMBER, "0.001", "1000");
  private static final List<String> QUANTILES = List.of("p50", "p99");

  private final LawReader laws;

  TimingReader(LawReader laws) {
    this.laws = laws;
  }

  /** The whole plan, with the calibration set where the author wrote nothing. */
  TimingPlan read(Section timing) {
    var spread = timing.block("spread");
    Map<Timing, TimingPlan.Cost> costs = new EnumMap<>(Timing.class);
    var groups = new Groups(timing);
    for (var cost : Timing.values()) {
      var path = cost.path();
      int dot = path.lastIndexOf('.');
      var group = groups.at(path.substring(0, dot));
      var key = path.substring(dot + 1);
      costs.put(cost, group.has(key)
          ? cost(group.value(key), path, cost)
          : new TimingPlan.Cost(cost.law(), 1));
    }
    return new TimingPlan(timing.text("base"), spread.block("host").number("sigma"),
        spread.block("rack").number("sigma"), costs);
  }

  /** The mappings under {@code timing} by their path, each checked once. */
  private static final class Groups {
    private final Map<String, Section> known = new TreeMap<>();

    Groups(Section timing) {
      known.put("timing", timing);
    }

    Section at(String path) {
      var found = known.get(path);
      if (found == null) {
        int dot = path.lastIndexOf('.');
        found = at(path.substring(0, dot)).block(path.substring(dot + 1));
        known.put(path, found);
      }
      return found;
    }
  }

  private TimingPlan.Cost cost(Tree tree, String path, Timing timing) {
    var type = new ParameterType.Law(timing.unit(), timing.low(), timing.high());
    if (!(tree instanceof Tree.Block block)) {
      throw Values.wrong(tree, path,
          type.expected() + ", such as {" + timing.law().entry(timing.unit()) + "}");
    }
    var known = known(timing);
    double scale = 1;
    Optional<DistributionSpec> law = Optional.empty();
    for (var entry : block.entries()) {
      LawReader.refuseUnknown(entry, path, known);
      if (entry.key().equals("scale")) {
        scale = Values.quantity(entry.value(), path + ".scale", SCALE).doubleValue();
      } else if (law.isPresent() || !QUANTILES.contains(entry.key()) && quantiles(block)) {
        throw new ScenarioException(entry.place(), "a second law '" + entry.key() + "' in " + path,
            "one law");
      } else if (!QUANTILES.contains(entry.key())) {
        law = Optional.of(laws.ofEntry(entry, path, type));
      }
    }
    if (quantiles(block)) {
      law = Optional.of(moved(block, path, timing, type));
    }
    return new TimingPlan.Cost(law.orElse(timing.law()), scale);
  }

  private static boolean quantiles(Tree.Block block) {
    return QUANTILES.stream().anyMatch(key -> block.entry(key).isPresent());
  }

  private static List<String> known(Timing timing) {
    var known = new ArrayList<String>();
    known.add("scale");
    known.addAll(timing.law() instanceof LognormalQuantiles ? QUANTILES : List.of());
    known.addAll(LawReader.LAWS);
    return known;
  }

  /**
   * A lognormal default with one or both quantiles replaced. A new median alone keeps the ratio of p99
   * to p50, so that it moves the law without changing its shape.
   */
  private static DistributionSpec moved(Tree.Block block, String path, Timing timing,
      ParameterType.Law type) {
    var old = (LognormalQuantiles) timing.law();
    double p50 = quantile(block, "p50", path, type).orElse(old.p50());
    double p99 = quantile(block, "p99", path, type)
        .orElse(StrictMath.min(type.high(), StrictMath.rint(old.p99() * (p50 / old.p50()))));
    try {
      return new LognormalQuantiles(p50, p99);
    } catch (QuantityException wrong) {
      throw Values.located(wrong, block.place(), path);
    }
  }

  private static Optional<Double> quantile(Tree.Block block, String key, String path,
      ParameterType.Law type) {
    return block.entry(key)
        .map(entry -> Values.quantity(entry.value(), path + "." + key, range(type)).doubleValue());
  }

  private static ParameterType.Quantity range(ParameterType.Law type) {
    return new ParameterType.Quantity(type.unit(), BigDecimal.valueOf(type.low()),
        BigDecimal.valueOf(type.high()));
  }
}
