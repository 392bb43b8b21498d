package luosim.scenario;

import static luosim.spec.Unit.COUNT;
import static luosim.spec.Unit.FRACTION;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import luosim.spec.Parameter;
import luosim.spec.ParameterType;
import luosim.spec.Timing;
import luosim.spec.Unit;

/**
 * Every key of the scenario format with type, unit, range, default and meaning: the one list that the
 * reader checks against and from which the reference is printed.
 *
 * <p>A new key is one line here or in the list of its area, and its record.
 */
public final class Schema {
  /** Hosts of one fleet. */
  public static final int HOSTS_MAX = 2_000_000;

  /** VMs of one host. */
  public static final int VMS_MAX = 1_000;

  /** Files that one host registers. */
  public static final int FILES_MAX = 20_000;

  private static final Schema INSTANCE = new Schema(declare());

  private final Map<String, Map<String, Parameter>> byParent = new LinkedHashMap<>();
  private final List<Parameter> parameters;

  private Schema(List<Parameter> parameters) {
    this.parameters = parameters;
    for (var parameter : parameters) {
      byParent.computeIfAbsent(parameter.parent(), parent -> new LinkedHashMap<>())
          .put(parameter.key(), parameter);
    }
  }

  /** All keys in the order in which they are documented and written. */
  public static List<Parameter> parameters() {
    return INSTANCE.parameters;
  }

  /** The declaration at a path with {@code *} for names. */
  public static Optional<Parameter> at(String path) {
    int dot = path.lastIndexOf('.');
    return Optional.ofNullable(children(dot < 0 ? "" : path.substring(0, dot)).get(path.substring(dot + 1)));
  }

  /** The declared keys below a path, by key, in order. */
  static Map<String, Parameter> children(String path) {
    return Collections.unmodifiableMap(INSTANCE.byParent.getOrDefault(path, Collections.emptyMap()));
  }

  private static List<Parameter> declare() {
    var top = Keys.top();
    top.required("luosim", new ParameterType.Words(List.of("1")), "Version of this file format.");
    top.required("name", new ParameterType.Name(),
        "Name of the scenario; its results go to results/<name>/.");
    top.quantity("seed", COUNT, "0", Long.toString(Long.MAX_VALUE), "1",
        "Root of all chance: same scenario, seed and version, same run.");
    top.block("replications", "How often the whole rollout is run with fresh luck.")
        .quantity("fixed", COUNT, "1", "100000", "1", "Number of independent rollouts.")
        .later("until", "Stop when a measure is known well enough.");
    top.requiredBlock("protocol", "{id: rfc-v2}",
        "The revision of the orchestrator; either id, or from and to.")
        .optional("id", new ParameterType.Words(Word.list(ProtocolId.values())), "What every host runs.")
        .optional("from", new ParameterType.Words(Word.list(ProtocolId.values())),
            "What the old kernel runs.")
        .optional("to", new ParameterType.Words(Word.list(ProtocolId.values())), "What the new kernel runs.")
        .flag("allowIncompatible", false, "Run a pair that cannot understand each other all the same.");
    FleetKeys.declare(top);
    declareTiming(top);
    top.later("uncertain", "What nobody knows, drawn once per replication.");
    FaultKeys.declare(top);
    RolloutKeys.declare(top);
    declareVerdict(top);
    return top.all();
  }

  private static void declareTiming(Keys top) {
    var timing = top.block("timing", "Delays and costs; every law of the calibration set can be replaced.");
    timing.word("base", List.of(Timing.BASE), Timing.BASE,
        "The calibration set that holds unless changed here.");
    var spread = timing.block("spread",
        "How much hosts and racks differ: one lognormal factor with median 1 each, kept over retries.");
    spread.block("host", "The factor of each host.")
        .quantity("sigma", FRACTION, "0%", "100%", "0%", "Standard deviation of its logarithm.");
    spread.block("rack", "The factor of each rack.")
        .quantity("sigma", FRACTION, "0%", "100%", "0%", "Standard deviation of its logarithm.");
    for (var cost : Timing.values()) {
      declareCost(timing, cost);
    }
  }

  /** Declares the groups on the way to a cost unless an earlier cost did, then the cost. */
  private static void declareCost(Keys timing, Timing cost) {
    var path = cost.path().split("\\.");
    var below = timing;
    var walked = path[0];
    for (int i = 1; i < path.length - 1; i++) {
      walked = walked + "." + path[i];
      var here = walked;
      boolean known = timing.all().stream().anyMatch(parameter -> parameter.path().equals(here));
      below = known ? below.below(path[i]) : below.block(path[i], "Costs of " + path[i] + ".");
    }
    below.add(path[path.length - 1], new ParameterType.Law(cost.unit(), cost.low(), cost.high()),
        cost.law().text(cost.unit()), Parameter.Presence.DEFAULTED, cost.sentence());
  }

  private static void declareVerdict(Keys top) {
    var invariants = top.block("invariants", "What becomes of violated invariants.");
    invariants.word("judge", Word.list(InvariantPolicy.Judge.values()), "off",
        "Which violations fail the run; all are counted and printed in any case.");
    invariants.table("known", "lists of defects", 100, "{}",
        "Violations that are expected, by invariant, with the defects that explain them.");
    invariants.quantity("cancelsAtLeast", COUNT, "0", "1000000000", "0",
        "With fewer cancels the verdict is unknown.");
    top.items("budgets", "budgets", 200, "[]", "Limits such as blackout.p99 < 12s that decide the verdict.");
    top.later("regressions", "Tolerances for the comparison of two runs.");
    top.block("record", "How much detail the result folder keeps.")
        .block("pauses", "Rows of pauses.csv.")
        .quantity("share", FRACTION, "0%", "100%", "100%", "Share of all pauses that get a row.")
        .quantity("worst", Unit.COUNT, "0", "1000000", "1000", "The longest pauses get a row in any case.");
    top.later("sweep", "Axes of a study.");
  }
}
