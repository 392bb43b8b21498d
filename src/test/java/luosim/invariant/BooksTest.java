package luosim.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import luosim.luo.LuoState;
import luosim.luo.Operation;
import luosim.luo.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The books must tell requests, attempts and hosts apart, and forget what is over. */
final class BooksTest {
  private static final int OP = 7;

  private final Ledger ledger = new Ledger();

  /** A world that shows sets and allocations, and answers what a test says. */
  private record Sets(long preserved, long allocated, long bytes) implements World {
    @Override public boolean shows(Evidence evidence) {
      return EnumSet.of(Evidence.PRESERVED, Evidence.ALLOCATIONS).contains(evidence);
    }

    @Override public LuoState state() {
      return LuoState.NORMAL;
    }

    @Override public long preservedDigest() {
      return preserved;
    }

    @Override public long allocationDigest() {
      return allocated;
    }

    @Override public long allocatedBytes() {
      return bytes;
    }
  }

  @BeforeEach void begin() {
    ledger.begin(2, 5);
  }

  private void prepare(World world) {
    ledger.requestBegan(OP, Operation.PREPARE.ordinal(), 0, world);
  }

  @Test void anAttemptKeepsWhatWasThereBeforeIt() {
    prepare(new Sets(11, 22, 33));
    assertThat(ledger.open()).isTrue();
    assertThat(ledger.preservedBefore()).isEqualTo(11);
    assertThat(ledger.allocatedBefore()).isEqualTo(22);
    assertThat(ledger.allocatedBytesBefore()).isEqualTo(33);
  }

  @Test void attemptsHaveTheAgentsNumberWhereAnAgentIsTraced() {
    prepare(new Sets(0, 0, 0));
    ledger.requestEnded(OP, 0, Row.NONE.ordinal());
    assertThat(ledger.attempts()).isEqualTo(1);
    assertThat(ledger.attempt()).isEqualTo(1);
    assertThat(ledger.agentTraced()).isFalse();
    ledger.attemptBegan(9);
    assertThat(ledger.agentTraced()).isTrue();
    assertThat(ledger.attempt()).isEqualTo(9);
    assertThat(ledger.attempts()).isEqualTo(1);
  }

  @Test void theRequestThatEndedIsKnownUntilItIsForgotten() {
    prepare(new Sets(0, 0, 0));
    assertThat(ledger.requestEnded(OP + 1, 0, 0)).as("nobody saw it begin").isFalse();
    assertThat(ledger.requestEnded(OP, -5, Row.P10.ordinal())).isTrue();
    assertThat(ledger.operation()).isEqualTo(Operation.PREPARE);
    assertThat(ledger.result()).isEqualTo(-5);
    assertThat(ledger.row()).isEqualTo(Row.P10);
    ledger.forgetEnded(new Sets(0, 0, 0));
    assertThat(ledger.ended()).isEqualTo(-1);
    assertThat(ledger.result()).isZero();
    assertThat(ledger.rowOfEnded()).isEqualTo(Row.NONE);
    assertThat(ledger.requests().size()).isZero();
  }

  @Test void whatWasBeforeAnAttemptIsInTheDigestWhileItIsOpen() {
    prepare(new Sets(1, 2, 3));
    long digest = ledger.digest();
    for (var other : new Sets[] {new Sets(9, 2, 3), new Sets(1, 9, 3), new Sets(1, 2, 9)}) {
      ledger.begin(2, 5);
      prepare(other);
      assertThat(ledger.digest()).isNotEqualTo(digest);
    }
    ledger.attemptClosed();
    long closed = ledger.digest();
    ledger.begin(2, 5);
    prepare(new Sets(4, 5, 6));
    ledger.attemptClosed();
    assertThat(ledger.digest()).isEqualTo(closed);
  }

  @Test void anotherHostBeginsWithEmptyBooks() {
    long fresh = ledger.digest();
    ledger.attemptBegan(3);
    prepare(new Sets(1, 2, 3));
    ledger.requestEnded(OP, -5, Row.P10.ordinal());
    ledger.stopped(luosim.luo.Stop.values()[1].ordinal(), Row.N2);
    ledger.begin(4, 6);
    assertThat(ledger.replication()).isEqualTo(4);
    assertThat(ledger.host()).isEqualTo(6);
    assertThat(ledger.digest()).isEqualTo(fresh);
    assertThat(ledger.requests().size()).isZero();
    assertThat(ledger.crossing().underWay()).isFalse();
    assertThat(ledger.attempt()).isZero();
    assertThat(ledger.attempts()).isZero();
    assertThat(ledger.open()).isFalse();
    assertThat(ledger.ended()).isEqualTo(-1);
    assertThat(ledger.rowOfEnded()).isEqualTo(Row.NONE);
  }

  @ParameterizedTest
  @EnumSource(Operation.class) void requestsAreOfTheKindThatTheirNamesSay(Operation operation) {
    var cancels = EnumSet.of(Operation.CANCEL, Operation.KHO_ABORT);
    var opens = EnumSet.of(Operation.PREPARE, Operation.KHO_FINALIZE);
    var freezes = EnumSet.of(Operation.FREEZE, Operation.REBOOT);
    assertThat(RequestKind.cancels(operation)).isEqualTo(cancels.contains(operation));
    assertThat(RequestKind.opens(operation)).isEqualTo(opens.contains(operation));
    assertThat(RequestKind.freezes(operation)).isEqualTo(freezes.contains(operation));
    assertThat(RequestKind.locksHandover(operation))
        .isEqualTo(cancels.contains(operation) || opens.contains(operation));
  }

  @Test void whatLastsIsToldOnceAndAnewAfterItWasGone() {
    var standing = new Standing();
    long none = standing.digest();
    standing.begin(3);
    assertThat(standing.goesOn(3, "a")).isFalse();
    assertThat(standing.goesOn(3, "b")).isFalse();
    long two = standing.digest();
    assertThat(two).isNotEqualTo(none);
    standing.begin(3);
    assertThat(standing.goesOn(3, "b")).isTrue();
    assertThat(standing.goesOn(4, "b")).as("another invariant").isFalse();
    standing.begin(3);
    assertThat(standing.goesOn(3, "a")).as("it was gone").isFalse();
    standing.clear();
    assertThat(standing.digest()).isEqualTo(none);
    standing.begin(3);
    assertThat(standing.goesOn(3, "a")).as("another kernel").isFalse();
    standing.begin(5);
    standing.goesOn(5, "a");
    assertThat(standing.digest()).isNotEqualTo(two);
  }

  @Test void anInvariantAppliesWhereItHasAReading() {
    assertThat(Invariants.applies(Invariants.named("I7"), "rfc-v2")).isTrue();
    assertThat(Invariants.applies(Invariants.named("I7"), "mainline")).isFalse();
    assertThat(Invariants.applies(Invariants.named("I1"), "mainline")).isTrue();
    assertThat(Invariants.withSessions("no such revision")).isFalse();
  }
}
