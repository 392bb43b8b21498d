package luosim.negative;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import luosim.invariant.Evidence;
import luosim.invariant.Invariants;
import luosim.invariant.Judge;
import luosim.invariant.JudgeTally;
import luosim.invariant.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where a check missed evidence, its silence must not be taken for an invariant that holds. */
final class MissingEvidenceTest {
  private static <H extends World> JudgeTally silenceIsNotTaken(Judge judge, H host, Consumer<H> story,
      Evidence hidden) {
    judge.begin(0, 0, host);
    story.accept(host);
    var tally = new JudgeTally("rfc-v2");
    judge.commit(tally);
    for (var invariant : Invariants.all()) {
      boolean missed = !tally.lacking(invariant).isEmpty();
      if (missed) {
        assertThat(tally.lacking(invariant)).containsExactly(hidden);
        assertThat(tally.unknown(invariant)).as("%s without %s", invariant.id(), hidden).isOne();
      }
    }
    assertThat(tally.violations()).isEmpty();
    return tally;
  }

  @Test void whatIsMissedIsNamedWhetherItIsNeededOrOnlyWanted() {
    for (var hidden : new Evidence[] {Evidence.FINALIZED, Evidence.MAP}) {
      var judge = new Judge();
      var host = new IdealHost(Bug.NONE, judge);
      host.hide(hidden);
      var tally = silenceIsNotTaken(judge, host, SeededBugs::everything, hidden);
      assertThat(tally.lacking(Invariants.named("I8"))).containsExactly(hidden);
    }
  }

  @ParameterizedTest
  @EnumSource(Evidence.class) void onAHostWithOneState(Evidence hidden) {
    var judge = new Judge();
    var host = new IdealHost(Bug.NONE, judge);
    host.hide(hidden);
    silenceIsNotTaken(judge, host, SeededBugs::everything, hidden);
  }

  @ParameterizedTest
  @EnumSource(Evidence.class) void onAHostWithSessions(Evidence hidden) {
    var judge = new Judge();
    var host = new IdealSessions(SessionBug.NONE, judge);
    host.hide(hidden);
    silenceIsNotTaken(judge, host, SeededSessionBugsTest::everything, hidden);
  }
}
