package luosim.explore;

import java.util.List;
import luosim.invariant.Invariant;
import luosim.invariant.Invariants;
import luosim.luo.Row;

/**
 * The states of a protocol on one tiny host that were reached by requests, and what is to be said of them.
 *
 * @param host the host
 * @param depth the most requests on the way to a state
 * @param faults the most faults on the way to a state
 * @param states different states
 * @param edges requests tried in them: each with another fault in it, or none
 * @param frontier states that were not looked into, because they lie at the greatest depth or time was up
 * @param deepest requests on the way to the state that is farthest away
 * @param violations the shortest way to each violated invariant, by invariant and row
 * @param deadEnds states from which no request without a fault leads on to normal, short of a reboot, by kind
 */
public record StateSpace(
    TinyHost host, int depth, int faults, int states, long edges, int frontier, int deepest,
    List<Shortest> violations, List<DeadEnd> deadEnds) {
  /** Takes copies. */
  public StateSpace {
    violations = List.copyOf(violations);
    deadEnds = List.copyOf(deadEnds);
  }

  /** The shortest way to a violation. */
  public record Shortest(String invariant, Row row, String expected, String found, long number,
      List<String> defects, List<String> steps) {
    /** Takes copies. */
    public Shortest {
      defects = List.copyOf(defects);
      steps = List.copyOf(steps);
    }
  }

  /** Dead ends of one kind: what is to be seen of them, how many there are, the shortest way to one. */
  public record DeadEnd(String kind, int count, List<String> steps) {
    /** Takes a copy. */
    public DeadEnd {
      steps = List.copyOf(steps);
    }
  }

  /** Whether something bad happened on a way. */
  public boolean violatesSafety() {
    return violates(Invariant.Kind.SAFETY);
  }

  /** Whether something good never can. */
  public boolean violatesLiveness() {
    return violates(Invariant.Kind.LIVENESS);
  }

  private boolean violates(Invariant.Kind kind) {
    return violations.stream().anyMatch(one -> Invariants.named(one.invariant()).kind() == kind);
  }

  /** Whether every state was looked into. */
  public boolean complete() {
    return frontier == 0;
  }
}
