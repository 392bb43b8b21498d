package luosim.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import luosim.spec.DistributionSpec;
import luosim.spec.DistributionSpec.Part;
import luosim.spec.Nearest;
import luosim.spec.ParameterType;
import luosim.spec.QuantityException;
import luosim.spec.Unit;

/**
 * Distributions as they are written: a mapping with one law, such as {@code {uniform: [1s, 5s]}}.
 *
 * <p>Every value needs the unit of what is drawn and must lie in its range.
 */
final class LawReader {
  /** All laws, as {@code expected} prints them. */
  static final List<String> LAWS = List.of("constant", "uniform", "loguniform", "integers", "exponential",
      "normal", "lognormal", "gamma", "weibull", "triangular", "mixture", "empirical");

  private static final int MIXTURE_PARTS_MAX = 20;
  private static final int MIXTURE_DEPTH_MAX = 3;
  private static final ParameterType.Quantity SHAPE = Keys.quantity(Unit.NUMBER, "0.01", "1000");
  private static final ParameterType.Quantity WEIGHT = Keys.quantity(Unit.FRACTION, "0%", "100%");

  private final InputReader inputs;

  LawReader(InputReader inputs) {
    this.inputs = inputs;
  }

  /** The law at a key. */
  DistributionSpec read(Tree tree, String what, ParameterType.Law type) {
    return read(tree, what, type, 0);
  }

  /** The law among the entries of a mapping that may have further keys. */
  DistributionSpec ofEntry(Tree.Entry entry, String what, ParameterType.Law type) {
    return law(entry, what + "." + entry.key(), type, 0);
  }

  private DistributionSpec read(Tree tree, String what, ParameterType.Law type, int depth) {
    if (!(tree instanceof Tree.Block block) || block.entries().isEmpty()) {
      throw Values.wrong(tree, what,
          type.expected() + ", such as {constant: " + type.unit().print(type.high()) + "}");
    }
    if (block.entries().size() > 1) {
      throw new ScenarioException(block.entries().get(1).place(), "a second key '"
          + block.entries().get(1).key() + "' in " + what, "one law");
    }
    var entry = block.entries().get(0);
    refuseUnknown(entry, what, LAWS);
    return law(entry, what + "." + entry.key(), type, depth);
  }

  /** Refuses an entry whose key is none of the known ones. */
  static void refuseUnknown(Tree.Entry entry, String what, List<String> known) {
    if (!known.contains(entry.key())) {
      throw new ScenarioException(entry.place(), "the unknown key '" + entry.key() + "' in " + what,
          "one of " + String.join(", ", known), Nearest.to(entry.key(), known));
    }
  }

  private DistributionSpec law(Tree.Entry entry, String what, ParameterType.Law type, int depth) {
    try {
      return checked(entry, what, type, depth);
    } catch (QuantityException wrong) {
      throw new ScenarioException(entry.value().place(), what + " is " + wrong.found(), wrong.expected());
    }
  }

  private DistributionSpec checked(Tree.Entry entry, String what, ParameterType.Law type, int depth) {
    var value = entry.value();
    return switch (entry.key()) {
      case "constant" -> new DistributionSpec.Constant(number(value, what, type));
      case "exponential" -> new DistributionSpec.Exponential(number(value, what, type));
      case "uniform" -> {
        var ends = numbers(value, what, type, 2);
        yield new DistributionSpec.Uniform(ends[0], ends[1]);
      }
      case "loguniform" -> {
        var ends = numbers(value, what, type, 2);
        yield new DistributionSpec.LogUniform(ends[0], ends[1]);
      }
      case "triangular" -> {
        var ends = numbers(value, what, type, 3);
        yield new DistributionSpec.Triangular(ends[0], ends[1], ends[2]);
      }
      case "integers" -> integers(value, what, type);
      case "normal", "lognormal" -> moments(entry.key(), value, what, type);
      case "gamma", "weibull" -> shaped(entry.key(), value, what, type);
      case "mixture" -> mixture(value, what, type, depth);
      case "empirical" -> empirical(value, what, type);
      default -> throw new IllegalStateException("law that is listed but not read: " + entry.key());
    };
  }

  private static double number(Tree value, String what, ParameterType.Law type) {
    var parsed = Values.parse(value, what, type.unit()).doubleValue();
    if (parsed < type.low() || parsed > type.high()) {
      throw new ScenarioException(value.place(), what + " is " + ((Tree.Scalar) value).text(),
          "a value from " + type.unit().print(type.low()) + " to " + type.unit().print(type.high()));
    }
    return parsed;
  }

  private static double[] numbers(Tree value, String what, ParameterType.Law type, int size) {
    if (!(value instanceof Tree.Items list) || list.items().size() != size) {
      throw Values.wrong(value, what, "a list of " + size + " values");
    }
    return list.items().stream().mapToDouble(item -> number(item, what, type)).toArray();
  }

  private static DistributionSpec integers(Tree value, String what, ParameterType.Law type) {
    if (type.unit() != Unit.COUNT) {
      throw new ScenarioException(value.place(), what + " is a law of whole numbers",
          "a law of " + type.unit().phrase());
    }
    var ends = numbers(value, what, type, 2);
    return new DistributionSpec.Integers((long) ends[0], (long) ends[1]);
  }

  private static DistributionSpec moments(String key, Tree value, String what, ParameterType.Law type) {
    var keys = key.equals("normal") || entry(value, "mean").isPresent()
        ? List.of("mean", "sd") : List.of("p50", "p99");
    double first = number(need(value, what, keys, 0), what + "." + keys.get(0), type);
    if (keys.get(0).equals("p50")) {
      return new DistributionSpec.LognormalQuantiles(first,
          number(need(value, what, keys, 1), what + ".p99", type));
    }
    var spread = new ParameterType.Law(type.unit(), 0, type.high());
    double sd = number(need(value, what, keys, 1), what + ".sd", spread);
    return key.equals("normal")
        ? new DistributionSpec.Normal(first, sd) : new DistributionSpec.LognormalMoments(first, sd);
  }

  private static DistributionSpec shaped(String key, Tree value, String what, ParameterType.Law type) {
    var keys = List.of("shape", "scale");
    double shape = Values.quantity(need(value, what, keys, 0), what + ".shape", SHAPE).doubleValue();
    double scale = number(need(value, what, keys, 1), what + ".scale", type);
    return key.equals("gamma")
        ? new DistributionSpec.Gamma(shape, scale) : new DistributionSpec.Weibull(shape, scale);
  }

  /** The value of one of exactly these keys. */
  private static Tree need(Tree value, String what, List<String> keys, int index) {
    if (!(value instanceof Tree.Block block)) {
      throw Values.wrong(value, what, "a mapping with " + String.join(" and ", keys));
    }
    for (var entry : block.entries()) {
      refuseUnknown(entry, what, keys);
    }
    return entry(value, keys.get(index)).map(Tree.Entry::value)
        .orElseThrow(() -> new ScenarioException(block.place(), "no key '" + keys.get(index) + "' in " + what,
            String.join(" and ", keys)));
  }

  private static Optional<Tree.Entry> entry(Tree value, String key) {
    return value instanceof Tree.Block block ? block.entry(key) : Optional.empty();
  }

  private DistributionSpec mixture(Tree value, String what, ParameterType.Law type, int depth) {
    if (!(value instanceof Tree.Block block) || block.entries().size() > MIXTURE_PARTS_MAX) {
      throw Values.wrong(value, what,
          "a mapping from at most " + MIXTURE_PARTS_MAX + " names to {weight, law}");
    }
    if (depth == MIXTURE_DEPTH_MAX) {
      throw new ScenarioException(value.place(), "mixtures nested deeper than " + MIXTURE_DEPTH_MAX,
          "a simpler law");
    }
    var parts = new ArrayList<Part>();
    for (var entry : block.entries()) {
      var name = Values.name(entry.key(), entry.place(), "a name in " + what);
      var here = what + "." + name;
      var keys = List.of("weight", "law");
      double weight =
          Values.quantity(need(entry.value(), here, keys, 0), here + ".weight", WEIGHT).doubleValue();
      parts.add(
          new Part(name, weight, read(need(entry.value(), here, keys, 1), here + ".law", type, depth + 1)));
    }
    return new DistributionSpec.Mixture(parts);
  }

  private DistributionSpec empirical(Tree value, String what, ParameterType.Law type) {
    if (type.unit() != Unit.DURATION) {
      throw new ScenarioException(value.place(), what + " is a file of durations",
          "a law of " + type.unit().phrase());
    }
    var name = Values.scalar(value, what, "the name of a CSV file").text();
    inputs.read(name, value.place(), what, type);
    return new DistributionSpec.Empirical(name);
  }
}
