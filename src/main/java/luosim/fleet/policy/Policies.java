package luosim.fleet.policy;

import java.util.List;
import java.util.function.Function;
import luosim.fleet.FleetPlan;
import luosim.fleet.RolloutPolicy;

/** The rollout policies there are, in print order. */
public final class Policies {
  private static final List<Entry> ALL =
      List.of(new Entry("waves", "growing groups of hosts, each watched for a while", WavesPolicy::new));

  private Policies() {}

  /**
   * A policy by name.
   *
   * @param name as plans give it
   * @param sentence what it does, a clause
   */
  private record Entry(String name, String sentence, Function<FleetPlan, RolloutPolicy> maker) {}

  /** The names of all policies. */
  public static List<String> names() {
    return ALL.stream().map(Entry::name).toList();
  }

  /** One line on each policy: its name and what it does. */
  public static List<String> sentences() {
    return ALL.stream().map(entry -> entry.name() + ": " + entry.sentence()).toList();
  }

  /** The policy that a plan names, ready for one rollout. */
  public static RolloutPolicy of(FleetPlan plan) {
    for (Entry entry : ALL) {
      if (entry.name().equals(plan.policy())) {
        return entry.maker().apply(plan);
      }
    }
    throw new IllegalArgumentException(
        "rollout policy: expected one of " + names() + ", found " + plan.policy());
  }
}
