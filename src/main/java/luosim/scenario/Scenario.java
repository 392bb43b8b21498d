package luosim.scenario;

import java.util.List;

/**
 * A whole scenario: everything that decides what a run does, checked and with all defaults in place.
 *
 * @param name the scenario's name, also that of its result folder
 * @param seed root of all chance
 * @param replications independent rollouts
 * @param protocol revisions of the orchestrator
 * @param fleet the hosts and what they carry
 * @param timing delays and costs
 * @param faults what goes wrong, in file order
 * @param events what operators do, in file order
 * @param rollout how the update is taken through the fleet
 * @param invariants what becomes of violations
 * @param budgets limits that decide the verdict
 * @param record how much detail is kept
 * @param inputs files that were read, by first mention
 */
public record Scenario(String name, long seed, int replications, Protocol protocol, Fleet fleet,
    TimingPlan timing, List<Fault> faults, List<FleetEvent> events, Rollout rollout,
    InvariantPolicy invariants, List<Budget> budgets, RecordPlan record, List<InputFile> inputs) {
  /** The format version that this tool reads and writes. */
  public static final int FORMAT_VERSION = 1;

  /** Takes copies. */
  public Scenario {
    faults = List.copyOf(faults);
    events = List.copyOf(events);
    budgets = List.copyOf(budgets);
    inputs = List.copyOf(inputs);
  }

  /** The input with this name; it exists for every name that the scenario mentions. */
  public InputFile input(String file) {
    return inputs.stream().filter(input -> input.name().equals(file)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no input named " + file));
  }
}
