package luosim.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.stream.Stream;
import luosim.host.JumpKind;
import luosim.luo.LuoState;
import luosim.luo.Row;
import luosim.luo.Stop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A violation on the way to the next kernel must be told in the row of what made the way a wrong one. */
final class CrossingTest {
  private final Crossing crossing = new Crossing();

  @BeforeEach void begin() {
    crossing.clear();
  }

  private void jump(LuoState left, JumpKind kind) {
    crossing.jumped(left, kind.ordinal());
  }

  @Test void aHostAtRestIsOnNoWay() {
    assertThat(crossing.underWay()).isFalse();
    assertThat(crossing.booting()).isFalse();
    assertThat(crossing.stop()).isEqualTo(Stop.NONE);
  }

  @ParameterizedTest
  @EnumSource(JumpKind.class) void aJumpIsUnderWayUntilTheNextKernelRuns(JumpKind kind) {
    jump(LuoState.FROZEN, kind);
    assertThat(crossing.left()).isEqualTo(LuoState.FROZEN);
    assertThat(crossing.booting()).isTrue();
    assertThat(crossing.underWay()).isTrue();
    assertThat(crossing.handedOver()).isEqualTo(kind != JumpKind.PLAIN);
    crossing.running();
    assertThat(crossing.underWay()).isFalse();
    assertThat(crossing.booting()).isFalse();
    assertThat(crossing.left()).isEqualTo(LuoState.FROZEN);
  }

  @Test void aStopIsUnderWayForEver() {
    var why = Stream.of(Stop.values()).filter(stop -> stop != Stop.NONE).findFirst().orElseThrow();
    crossing.stopped(why.ordinal());
    assertThat(crossing.stop()).isEqualTo(why);
    assertThat(crossing.underWay()).isTrue();
    assertThat(crossing.row(Row.C1, Row.C3, Row.T5)).isEqualTo(Row.T5);
    assertThat(crossing.row(Row.C1, Row.C3, Row.NONE)).isEqualTo(Row.N2);
    jump(LuoState.FROZEN, JumpKind.PLAIN);
    assertThat(crossing.row(Row.NONE, Row.NONE, Row.T5)).isEqualTo(Row.N2);
    crossing.clear();
    assertThat(crossing.underWay()).isFalse();
    assertThat(crossing.handedOver()).isFalse();
  }

  @Test void aRefusedCancelComesBeforeARollbackThatWasIncomplete() {
    jump(LuoState.PREPARED, JumpKind.PLAIN);
    for (var refused : EnumSet.of(Row.C3, Row.C4)) {
      assertThat(crossing.row(Row.Z2, refused, Row.NONE)).isEqualTo(Row.K6);
    }
    assertThat(crossing.row(Row.Z2, Row.C2, Row.NONE)).isEqualTo(Row.K4);
    assertThat(crossing.row(Row.C1, Row.C2, Row.NONE)).isEqualTo(Row.K5);
  }

  @ParameterizedTest
  @EnumSource(Row.class) void aJumpAfterARollbackIsToldInTheRowOfThatRollback(Row rollback) {
    jump(LuoState.NORMAL, JumpKind.PLAIN);
    boolean ofFreeze = rollback.compareTo(Row.Z2) >= 0 && rollback.compareTo(Row.Z5) <= 0;
    var expected = ofFreeze ? Row.K4 : rollback == Row.C1 ? Row.K5 : Row.NONE;
    assertThat(crossing.row(rollback, Row.NONE, Row.NONE)).isEqualTo(expected);
  }

  @Test void whatDecidesIsInTheDigest() {
    var digests = new java.util.TreeSet<Long>();
    int situations = 0;
    for (LuoState state : LuoState.values()) {
      for (Stop stop : Stop.values()) {
        for (var kind : EnumSet.of(JumpKind.PLAIN, JumpKind.values()[JumpKind.values().length - 1])) {
          for (boolean runs : new boolean[] {false, true}) {
            crossing.clear();
            jump(state, kind);
            crossing.stopped(stop.ordinal());
            if (runs) {
              crossing.running();
            }
            digests.add(crossing.digest());
            situations++;
          }
        }
      }
    }
    assertThat(digests).hasSize(situations);
  }
}
