package luosim.negative;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import luosim.invariant.CancelCounts;
import luosim.invariant.Invariant;
import luosim.invariant.Invariants;
import luosim.invariant.JudgeTally;
import org.junit.jupiter.api.Test;

/**
 * The judge must never accuse an orchestrator that does everything right, and never leave an
 * invariant unchecked.
 */
final class NothingToFindTest {
  @Test void anIdealHostViolatesNothing() {
    assertThat(SeededBugs.violated(Bug.NONE, SeededBugs::everything)).isEmpty();
  }

  @Test void everyInvariantThatSpeaksOfAHostWasChecked() {
    JudgeTally tally = SeededBugs.judged(Bug.NONE, SeededBugs::everything);
    List<String> unchecked = Invariants.all().stream()
        .filter(invariant -> tally.judged(invariant) == 0)
        .map(Invariant::id)
        .toList();
    assertThat(unchecked).containsExactly("I33", "outcome");
  }

  @Test void everyCancelOfAnIdealHostIsStrictlyCorrect() {
    assertThat(SeededBugs.judged(Bug.NONE, SeededBugs::everything).cancels())
        .isEqualTo(new CancelCounts(5, 5, 5, 0, 0));
  }

  /** An invariant that no bug breaks is no check. That a host comes to no end is the fleet judge's. */
  @Test void everyInvariantCatchesABug() {
    Set<String> caught = new TreeSet<>();
    for (Bug bug : Bug.values()) {
      for (Consumer<IdealHost> story : SeededBugs.stories()) {
        SeededBugs.violated(bug, story).forEach(found -> caught.add(found.substring(0, found.indexOf('/'))));
      }
    }
    List<String> idle =
        Invariants.all().stream().map(Invariant::id).filter(id -> !caught.contains(id)).toList();
    assertThat(idle).containsExactly("outcome");
  }
}
