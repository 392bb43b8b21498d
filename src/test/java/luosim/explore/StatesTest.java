package luosim.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import luosim.luo.Row;
import org.junit.jupiter.api.Test;

/**
 * The states of a protocol must all be found, each once, and the ways to violations must be the shortest: the
 * numbers are pinned, so a model that changes is noticed.
 */
final class StatesTest {
  private static StateSpace explore(int files, int subsystems, int faults) {
    TinyHost host = new TinyHost("rfc-v2", files, 0, subsystems, Ladder.CANCEL, List.of());
    return States.explore(host, new States.Reach(40, faults, 1), 1, () -> false);
  }

  private static String counts(StateSpace found) {
    return found.states() + " states, " + found.edges() + " edges, deepest " + found.deepest() + ", frontier "
        + found.frontier();
  }

  @Test void withoutFaultsThereAreFewStates() {
    assertThat(counts(explore(0, 0, 0))).isEqualTo("18 states, 105 edges, deepest 6, frontier 0");
    assertThat(counts(explore(0, 1, 0))).isEqualTo("18 states, 105 edges, deepest 6, frontier 0");
    assertThat(counts(explore(1, 1, 0))).isEqualTo("294 states, 2192 edges, deepest 13, frontier 0");
  }

  @Test void withOneFaultOnAWayThereAreMore() {
    StateSpace found = explore(0, 1, 1);
    assertThat(counts(found)).isEqualTo("86 states, 1037 edges, deepest 7, frontier 0");
    assertThat(found.violations()).filteredOn(one -> one.invariant().equals("I1")).singleElement()
        .satisfies(one -> assertThat(one.steps())
            .containsExactly("PREPARE", "FREEZE with subsystem.freeze of pci no. 1: EIO"));
  }

  @Test void oneFileAndOneSubsystemWithAFaultArePinned() {
    assertThat(counts(explore(1, 1, 1))).isEqualTo("2241 states, 21272 edges, deepest 13, frontier 0");
  }

  @Test void whatIsFoundDoesNotDependOnTheThreads() {
    TinyHost host = new TinyHost("rfc-v2", 1, 0, 1, Ladder.CANCEL, List.of());
    assertThat(States.explore(host, new States.Reach(40, 1, 1), 3, () -> false)).isEqualTo(explore(1, 1, 1));
  }

  @Test void whoIsToldToStopSaysWhatIsLeft() {
    TinyHost host = new TinyHost("rfc-v2", 1, 0, 1, Ladder.CANCEL, List.of());
    StateSpace found = States.explore(host, new States.Reach(40, 1, 1), 1, () -> true);
    assertThat(counts(found)).isEqualTo("1 states, 0 edges, deepest 0, frontier 1");
  }

  @Test void theStuckStateHasNoWayOutButAReboot() {
    assertThat(explore(0, 1, 1).deadEnds()).extracting(StateSpace.DeadEnd::kind)
        .contains("NORMAL, handover finalized");
    assertThat(explore(0, 1, 0).deadEnds()).isEmpty();
  }

  @Test void aBoundOnTheDepthLeavesAFrontier() {
    TinyHost host = new TinyHost("rfc-v2", 0, 0, 1, Ladder.CANCEL, List.of());
    StateSpace found = States.explore(host, new States.Reach(1, 0, 1), 1, () -> false);
    assertThat(found.complete()).isFalse();
    assertThat(found.deepest()).isEqualTo(1);
  }

  private static StateSpace sessions(String protocol, int files, int sessions, int faults) {
    TinyHost host = TinyHost.of(new Bounds(protocol, faults, files, 1, 2));
    return States.explore(host, new States.Reach(40, faults, sessions), 1, () -> false);
  }

  private static List<String> defects(StateSpace found) {
    return found.violations().stream().flatMap(one -> one.defects().stream()).distinct().sorted().toList();
  }

  @Test void sessionsHaveStatesOfTheirOwn() {
    assertThat(counts(sessions("mainline", 0, 1, 0)))
        .isEqualTo("85 states, 362 edges, deepest 11, frontier 0");
    assertThat(counts(sessions("mainline", 1, 1, 1)))
        .isEqualTo("893 states, 8365 edges, deepest 16, frontier 0");
    assertThat(counts(sessions("mainline-fixed", 1, 1, 1)))
        .isEqualTo("615 states, 5853 edges, deepest 14, frontier 0");
  }

  @Test void theNameInUseOnAFullBlockIsFoundOnItsShortestWay() {
    StateSpace found = sessions("mainline", 0, 1, 0);
    assertThat(found.violations()).filteredOn(one -> one.invariant().equals("I33")).singleElement()
        .satisfies(one -> {
          assertThat(one.row()).isEqualTo(Row.M17);
          assertThat(one.defects()).containsExactly("ML-D1");
          assertThat(one.steps()).containsExactly(
              "open device", "create session 1", "fillBlock", "create session 1", "REBOOT");
        });
    assertThat(defects(sessions("mainline-fixed", 0, 1, 0))).isEmpty();
  }

  @Test void theLostFinishOfAnFlbIsFoundWhereItsDriverLooksLate() {
    StateSpace found = sessions("mainline", 1, 1, 0);
    assertThat(found.violations()).filteredOn(one -> one.invariant().equals("I24")).singleElement()
        .satisfies(one -> assertThat(one.steps()).containsExactly("open device", "create session 1",
            "preserve file 1 in session 1", "REBOOT", "open device", "retrieve received session 1",
            "finish received session 1"));
    assertThat(defects(found)).containsExactly("ML-D1", "ML-D2");
    assertThat(defects(sessions("mainline-fixed", 1, 1, 0))).isEmpty();
  }

  @Test void aJumpThatFailsAfterTheFreezeLeavesNothingToBeAsked() {
    assertThat(sessions("mainline", 1, 1, 1).deadEnds())
        .filteredOn(one -> one.kind().equals("frozen")).singleElement()
        .satisfies(one -> assertThat(one.steps()).containsExactly("REBOOT with kexec.jump no. 1: EBUSY"));
  }
}
