package luosim.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import luosim.luo.LuoState;
import luosim.luo.Row;
import org.junit.jupiter.api.Test;

/** What a judgement and a tally hold must arrive complete, each number in its own place. */
final class TalliedTest {
  private static final Invariant ONCE = Invariants.named("I1");
  private static final Invariant UNPREPARED = Invariants.named("I2");

  private static JudgeTally with(int... places) {
    var tally = new JudgeTally("rfc-v2");
    tally.add(0, Row.Z2, places[0], places[1], places[2], "a", "b", 1);
    return tally;
  }

  @Test void theFirstOfTwoIsTheSameWhicheverComesFirst() {
    int[][] inOrder = {{0, 5, 5}, {1, 0, 9}, {1, 1, 0}, {1, 1, 1}, {2, 0, 0}};
    for (int[] one : inOrder) {
      for (int[] other : inOrder) {
        var tally = with(one);
        tally.add(0, Row.Z2, other[0], other[1], other[2], "a", "b", 2);
        var merged = with(one);
        merged.merge(with(other));
        int[] least = List.of(inOrder).indexOf(one) <= List.of(inOrder).indexOf(other) ? one : other;
        for (var all : List.of(tally, merged)) {
          var first = all.first(ONCE, Row.Z2).orElseThrow();
          assertThat(new int[] {first.replication(), first.host(), first.attempt()}).isEqualTo(least);
        }
        var places = new ArrayList<String>();
        tally.examples((replication, host) -> places.add(replication + " " + host));
        assertThat(places).containsExactly(least[0] + " " + least[1]);
      }
    }
  }

  @Test void mergingAddsEveryNumber() {
    var tally = new JudgeTally("rfc-v2");
    for (int round = 1; round <= 3; round++) {
      var other = new JudgeTally("rfc-v2");
      other.addJudged(0, 2);
      other.addUnknown(0);
      other.addInapplicable(1);
      other.addLacking(round % 2, 1 << Evidence.MAP.ordinal());
      other.addLacking(0, 1 << Evidence.FINALIZED.ordinal());
      long[] rows = new long[Row.values().length];
      rows[Row.P10.ordinal()] = 5;
      other.addRows(rows);
      other.addCancels(CancelVerdict.NEVER, 1);
      other.states().add(round);
      tally.merge(other);
      assertThat(tally.judged(ONCE)).isEqualTo(2L * round);
      assertThat(tally.unknown(ONCE)).isEqualTo(round);
      assertThat(tally.unknown(UNPREPARED)).isZero();
      assertThat(tally.inapplicable(UNPREPARED)).isEqualTo(round);
      assertThat(tally.inapplicable(ONCE)).isZero();
      assertThat(tally.requests(Row.P10)).isEqualTo(5L * round);
      assertThat(tally.requests(Row.P11)).isZero();
      assertThat(tally.cancels()).isEqualTo(new CancelCounts(round, 0, 0, round, round));
      assertThat(tally.statesTried()).isEqualTo(round);
    }
    assertThat(tally.lacking(ONCE)).containsExactly(Evidence.FINALIZED, Evidence.MAP);
    assertThat(tally.lacking(UNPREPARED)).containsExactly(Evidence.MAP);
    assertThat(tally.lacking(Invariants.named("I3"))).isEmpty();
  }

  @Test void notBreakingMeansSomethingOnlyWhereADefectCouldShow() {
    var tally = new JudgeTally("rfc-v2");
    List<String> some = Defects.of("rfc-v2", "I1", Row.Z2);
    assertThat(some).isNotEmpty();
    reach(tally, Row.Z2);
    assertThat(tally.couldBreak(ONCE, List.of())).as("it was never checked").isFalse();
    tally.addJudged(0, 1);
    assertThat(tally.couldBreak(ONCE, List.of())).isTrue();
    assertThat(tally.couldBreak(ONCE, some)).isTrue();
    assertThat(tally.couldBreak(ONCE, List.of("D999"))).as("a defect that is not there").isFalse();
    tally.addUnknown(0);
    assertThat(tally.couldBreak(ONCE, List.of())).as("somewhere it could not be decided").isFalse();
  }

  @Test void notBreakingMeansNothingWhereNobodyCameToTheRow() {
    for (Row row : Row.values()) {
      var tally = new JudgeTally("rfc-v2");
      tally.addJudged(0, 1);
      boolean anywhere = !Defects.of("rfc-v2", "I1", Row.NONE).isEmpty();
      assertThat(tally.couldBreak(ONCE, List.of())).isEqualTo(anywhere);
      reach(tally, row);
      boolean here = !Defects.of("rfc-v2", "I1", row).isEmpty();
      assertThat(tally.couldBreak(ONCE, List.of())).as("%s", row).isEqualTo(anywhere || here);
    }
  }

  private static void reach(JudgeTally tally, Row row) {
    long[] rows = new long[Row.values().length];
    rows[row.ordinal()] = 1;
    tally.addRows(rows);
  }

  @Test void aHostMayHaveManyFindingsAndStates() {
    var judgement = new Judgement();
    for (int round = 0; round < 2; round++) {
      judgement.begin(4, 6, Checks.ofState(), 0);
      for (int i = 0; i < 40; i++) {
        judgement.findings.add(i % 3, Row.values()[i], i, "e" + i, "f" + i, 100 + i);
        judgement.meets(i);
      }
      judgement.judged[2] += 7;
      judgement.lacking[2] |= 1;
      judgement.rows[Row.P10.ordinal()]++;
      assertThat(judgement.findings.size()).isEqualTo(40);
    }
    var given = new ArrayList<String>();
    judgement.findings.give(1, (invariant, row, attempt, expected, found, number) -> given.add(
        invariant + " " + row + " " + attempt + " " + expected + " " + found + " " + number));
    assertThat(given).hasSize(39);
    for (int i = 1; i < 40; i++) {
      assertThat(given.get(i - 1)).isEqualTo(
          i % 3 + " " + Row.values()[i] + " " + i + " e" + i + " f" + i + " " + (100 + i));
    }
    var tally = new JudgeTally("rfc-v2");
    judgement.addTo(tally);
    judgement.addTo(tally);
    assertThat(tally.violations()).hasSize(40).allMatch(one -> one.count() == 2
        && one.first().replication() == 4 && one.first().host() == 6);
    assertThat(tally.statesTried()).isEqualTo(40);
    assertThat(tally.judged(UNPREPARED)).isZero();
    assertThat(tally.judged(Invariants.all().get(2))).isEqualTo(14);
    assertThat(tally.requests(Row.P10)).isEqualTo(2);
    assertThat(tally.unknown(Invariants.named("I8"))).as("nothing was shown").isEqualTo(2);
    assertThat(judgement.verdict(1)).isEmpty();
  }

  @Test void theTableDerivedByHandIsReadAsItStands() {
    assertThat(Derived.revisions()).containsExactly("rfc-v2", "as-reviewed", "v3", "mainline");
    assertThat(Derived.cell("I1", "rfc-v2")).contains(
        new Derived.Cell("I1", "rfc-v2", Derived.Answer.BREAKS, "Z2 Z4 D31"));
    assertThat(Derived.cell("I3", "mainline-fixed")).contains(
        new Derived.Cell("I3", "mainline", Derived.Answer.HOLDS, "stays preserved"));
    assertThat(Derived.cell("I7", "mainline").orElseThrow().answer().letter()).isEqualTo("-");
    assertThat(Derived.cell("I7", "no such revision")).isEmpty();
    assertThat(Derived.cell("I99", "v3")).isEmpty();
  }

  @Test void nowhereShowsNothing() {
    for (var evidence : Evidence.values()) {
      assertThat(Nowhere.INSTANCE.shows(evidence)).isFalse();
    }
    assertThat(Nowhere.INSTANCE.state()).isEqualTo(LuoState.NORMAL);
    assertThat(Nowhere.INSTANCE.row(3)).isEqualTo(Row.NONE);
    assertThat(World.missing(Evidence.MAP)).hasMessageContaining("MAP");
  }
}
