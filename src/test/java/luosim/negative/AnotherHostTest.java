package luosim.negative;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import luosim.invariant.Judge;
import luosim.invariant.JudgeTally;
import luosim.invariant.World;
import luosim.trace.TraceSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A judge must know nothing of the hosts that it saw before, wherever in their lives it left them. */
final class AnotherHostTest {
  private static final int STRIDE = 7;

  /** The trace is not read any further. */
  private static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** A host, and what befalls it. */
  private record Tale<H extends World>(BiFunction<Boolean, TraceSink, H> maker, Consumer<H> story) {
    /** Whether the judge was left before the story was over. */
    boolean leaves(Judge judge, int events) {
      int[] left = {events};
      var host = maker.apply(true, (kind, timeNs, number, subject, a, b, c) -> {
        if (left[0]-- == 0) {
          throw new Enough();
        }
        judge.record(kind, timeNs, number, subject, a, b, c);
      });
      judge.begin(1, 2, host);
      try {
        story.accept(host);
      } catch (Enough enough) {
        return true;
      }
      return false;
    }

    /** What is found in the whole story. */
    List<String> found(Judge judge, boolean wrong) {
      var host = maker.apply(wrong, judge);
      judge.begin(1, 2, host);
      story.accept(host);
      var tally = new JudgeTally("rfc-v2");
      judge.commit(tally);
      var all = new ArrayList<String>();
      tally.violations().forEach(one -> all.add(one.toString()));
      all.add(tally.cancels().toString());
      return all;
    }

    long digest(Judge judge) {
      judge.begin(1, 2, maker.apply(true, judge));
      return judge.digest();
    }
  }

  private static void leavesNoMark(Tale<?> tale, boolean discards) {
    long none = tale.digest(new Judge());
    var judge = new Judge();
    var wrong = tale.found(judge, true);
    var right = tale.found(judge, false);
    assertThat(tale.found(judge, true)).isEqualTo(wrong);
    for (int events = 0; tale.leaves(judge, events); events += STRIDE) {
      if (discards) {
        judge.discard();
        assertThat(judge.foundSoFar()).isZero();
      }
      assertThat(tale.digest(judge)).as("after %d events", events).isEqualTo(none);
      assertThat(judge.foundSoFar()).isZero();
      assertThat(tale.found(judge, false)).as("after %d events", events).isEqualTo(right);
    }
    assertThat(tale.digest(judge)).isEqualTo(none);
  }

  @ParameterizedTest
  @EnumSource(value = Bug.class,
      names = {"FORGETS_A_CANCEL", "STAYS_FINALIZED", "REGISTERS_ON_FAILURE"}) void oneStateLeavesNoMark(
          Bug bug) {
    leavesNoMark(new Tale<>((wrong, sink) -> new IdealHost(wrong ? bug : Bug.NONE, sink),
        SeededBugs::everything), bug == Bug.FORGETS_A_CANCEL);
  }

  @ParameterizedTest
  @EnumSource(value = SessionBug.class,
      names = {"FORGETS_AN_UNPRESERVE", "STAYS_HALF_FROZEN", "LEAKS"}) void sessionsLeaveNoMark(
          SessionBug bug) {
    leavesNoMark(new Tale<>((wrong, sink) -> new IdealSessions(wrong ? bug : SessionBug.NONE, sink),
        SeededSessionBugsTest::everything), bug == SessionBug.LEAKS);
  }

  @Test void aHostWithOneStateAfterOneWithSessionsIsJudgedByItsOwnRules() {
    var judge = new Judge();
    var sessions = new Tale<>((wrong, sink) -> new IdealSessions(SessionBug.LEAKS, sink),
        SeededSessionBugsTest::everything);
    var state = new Tale<>((wrong, sink) -> new IdealHost(Bug.KEEPS_DATA, sink), SeededBugs::everything);
    var first = state.found(new Judge(), true);
    assertThat(first).hasSizeGreaterThan(1);
    sessions.found(judge, true);
    assertThat(state.found(judge, true)).isEqualTo(first);
    assertThat(sessions.found(judge, true)).isEqualTo(sessions.found(new Judge(), true));
  }
}
