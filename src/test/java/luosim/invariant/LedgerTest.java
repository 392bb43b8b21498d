package luosim.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import luosim.host.Corruption;
import luosim.host.JumpKind;
import luosim.host.Site;
import luosim.luo.Callback;
import luosim.luo.LuoState;
import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.luo.Stop;
import luosim.trace.TraceKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The books must tell whose attempt it is, when it begins and ends, and what every callback means in it. */
final class LedgerTest {
  private static final int FILE = TraceKind.participant(0, 4);
  private static final int OTHER = TraceKind.participant(0, 5);
  private static final int KEXEC = TraceKind.participant(2, 0);

  private final MadeUpWorld world = MadeUpWorld.showing(Evidence.PRESERVED, Evidence.FINALIZED);
  private final Ledger ledger = new Ledger();

  @BeforeEach void begin() {
    ledger.begin(0, 0);
  }

  private void asks(int op, Operation operation) {
    ledger.requestBegan(op, operation.ordinal(), 0, world);
  }

  private void returns(int op, int result, Row row) {
    ledger.requestEnded(op, result, row.ordinal());
    if (ledger.rollsBack()) {
      ledger.attemptClosed();
    }
    ledger.forgetEnded(world);
  }

  private void calls(int op, Callback callback, int who, long in, long out, int result) {
    ledger.callbackBegan(who, callback.ordinal(), in, op);
    ledger.callbackEnded(who, callback.ordinal(), out, result);
  }

  private void becomes(LuoState next) {
    ledger.stateChanged(ledger.state().ordinal(), next.ordinal());
  }

  private void prepared(int op) {
    asks(op, Operation.PREPARE);
    calls(op, Callback.PREPARE, FILE, 0, 7, 0);
    becomes(LuoState.PREPARED);
    returns(op, 0, Row.NONE);
  }

  private int slot(int who) {
    return ledger.roster().slot(who);
  }

  // Attempts.

  @Test void aRequestThatReturnsToNormalEndsTheAttemptOnceItsOpenerHasReturned() {
    asks(0, Operation.PREPARE);
    assertThat(ledger.opening()).isTrue();
    assertThat(ledger.open()).isTrue();
    calls(0, Callback.PREPARE, FILE, 0, 7, 0);
    asks(1, Operation.FREEZE);
    ledger.requestEnded(1, -16, Row.Z1.ordinal());
    assertThat(ledger.rollsBack()).as("the opener has not returned").isFalse();
    ledger.forgetEnded(world);
    ledger.requestEnded(0, -5, Row.P10.ordinal());
    assertThat(ledger.opening()).isFalse();
    assertThat(ledger.rollsBack()).isTrue();
    ledger.attemptClosed();
    assertThat(ledger.rollbackRow()).isEqualTo(Row.P10);
    assertThat(ledger.rollsBack()).isFalse();
  }

  @Test void aRefusalAtTheDoorOfAFinalizedHandoverBeginsNoAttempt() {
    for (int result : new int[] {-17, 0, -5}) {
      for (boolean finalized : new boolean[] {true, false}) {
        for (int callbacks = 0; callbacks < 2; callbacks++) {
          ledger.begin(0, 0);
          world.finalized = finalized;
          asks(3, Operation.KHO_FINALIZE);
          if (callbacks > 0) {
            calls(3, Callback.KHO_FINALIZE, KEXEC, 0, 0, result);
          }
          ledger.requestEnded(3, result, Row.NONE.ordinal());
          boolean refused = finalized && callbacks == 0 && result < 0;
          assertThat(ledger.attempts()).isEqualTo(refused ? 0 : 1);
          assertThat(ledger.open()).isEqualTo(!refused);
        }
      }
    }
  }

  @Test void aPrepareThatWaitedForAnotherOneBeginsInTheWorldThatItLeaves() {
    world.preserved = 1;
    asks(1, Operation.PREPARE);
    asks(2, Operation.PREPARE);
    calls(1, Callback.PREPARE, FILE, 0, 7, -5);
    world.preserved = 2;
    returns(1, -5, Row.P10);
    assertThat(ledger.open()).isFalse();
    world.preserved = 3;
    calls(2, Callback.PREPARE, FILE, 0, 8, 0);
    assertThat(ledger.open()).isTrue();
    assertThat(ledger.opening()).isTrue();
    assertThat(ledger.attempts()).isEqualTo(2);
    assertThat(ledger.preservedBefore()).isEqualTo(2);
    assertThat(ledger.roster().prepares(slot(FILE))).isOne();
    assertThat(ledger.roster().data(slot(FILE))).isEqualTo(8);
  }

  @Test void aPrepareThatHasCalledNobodyBeginsInTheWorldThatARegistrationLeaves() {
    world.preserved = 1;
    asks(1, Operation.REGISTER_SUBSYSTEM);
    asks(0, Operation.PREPARE);
    world.preserved = 2;
    returns(1, 0, Row.NONE);
    assertThat(ledger.preservedBefore()).isEqualTo(2);
    asks(1, Operation.REGISTER_SUBSYSTEM);
    calls(0, Callback.PREPARE, FILE, 0, 7, 0);
    world.preserved = 3;
    returns(1, 0, Row.NONE);
    assertThat(ledger.preservedBefore()).as("it has begun").isEqualTo(2);
  }

  @Test void aCancelThatWaitedForTheHandoverBeginsInTheStateThatItFinds() {
    world.preserved = 1;
    asks(1, Operation.PREPARE);
    asks(2, Operation.CANCEL);
    calls(1, Callback.PREPARE, FILE, 0, 7, 0);
    world.preserved = 2;
    becomes(LuoState.PREPARED);
    returns(1, 0, Row.NONE);
    int cancel = ledger.requests().find(2);
    assertThat(ledger.requests().state(cancel)).isEqualTo(LuoState.PREPARED);
    assertThat(ledger.requests().preserved(cancel)).isEqualTo(2);
  }

  @Test void aCancelThatNeedNotWaitKeepsWhatItFound() {
    prepared(1);
    world.preserved = 5;
    asks(2, Operation.CANCEL);
    asks(3, Operation.FREEZE);
    world.preserved = 6;
    becomes(LuoState.FROZEN);
    returns(3, 0, Row.NONE);
    int cancel = ledger.requests().find(2);
    assertThat(ledger.requests().preserved(cancel)).isEqualTo(5);
    assertThat(ledger.requests().state(cancel)).as("it has done nothing").isEqualTo(LuoState.FROZEN);
  }

  @Test void whereNobodyHasAnythingToPrepareTheStateTellsOfTheAttempt() {
    asks(2, Operation.PREPARE);
    asks(0, Operation.PREPARE);
    becomes(LuoState.PREPARED);
    returns(2, 0, Row.NONE);
    asks(3, Operation.CANCEL);
    becomes(LuoState.NORMAL);
    returns(3, 0, Row.NONE);
    assertThat(ledger.open()).isFalse();
    assertThat(ledger.attempts()).isOne();
    becomes(LuoState.PREPARED);
    assertThat(ledger.open()).as("the one that waited").isTrue();
    returns(0, 0, Row.NONE);
    assertThat(ledger.attempts()).isEqualTo(2);
  }

  @Test void noOtherChangeOfStateTellsOfAnAttempt() {
    for (var from : LuoState.values()) {
      for (var to : LuoState.values()) {
        ledger.begin(0, 0);
        ledger.booted(from.ordinal());
        asks(1, Operation.CANCEL);
        ledger.stateChanged(from.ordinal(), to.ordinal());
        assertThat(ledger.open()).as("no prepare under way").isFalse();
        ledger.begin(0, 0);
        ledger.booted(LuoState.PREPARED.ordinal());
        asks(1, Operation.PREPARE);
        assertThat(ledger.open()).isFalse();
        ledger.stateChanged(from.ordinal(), to.ordinal());
        assertThat(ledger.open()).as("%s to %s", from, to)
            .isEqualTo(from == LuoState.NORMAL && to == LuoState.PREPARED);
      }
    }
  }

  @Test void anAbortDoesNotBeginAnAttempt() {
    prepared(1);
    asks(2, Operation.CANCEL);
    becomes(LuoState.NORMAL);
    returns(2, 0, Row.C1);
    asks(3, Operation.PREPARE);
    ledger.callbackBegan(KEXEC, Callback.KHO_ABORT.ordinal(), 0, 3);
    assertThat(ledger.attempts()).isOne();
    ledger.callbackBegan(FILE, Callback.PREPARE.ordinal(), 0, 3);
    assertThat(ledger.attempts()).isEqualTo(2);
    assertThat(ledger.rollbackRow()).isEqualTo(Row.NONE);
  }

  // Callbacks.

  @Test void whoeverHasNoCancelCountsAsCancelled() {
    asks(1, Operation.PREPARE);
    calls(1, Callback.PREPARE, FILE, 0, 7, 0);
    calls(1, Callback.PREPARE, OTHER, 0, 8, 0);
    ledger.roster().slot(KEXEC);
    world.silent = FILE;
    ledger.takeVacuousCancels(world);
    assertThat(ledger.roster().cancels(slot(FILE))).isOne();
    assertThat(ledger.roster().prepared(slot(FILE))).isFalse();
    assertThat(ledger.roster().cancels(slot(OTHER))).isZero();
    world.silent = KEXEC;
    ledger.takeVacuousCancels(world);
    assertThat(ledger.roster().cancels(slot(KEXEC))).as("it was not prepared").isZero();
  }

  @Test void aFilePreparedByItselfIsOfNoAttempt() {
    asks(0, Operation.SET_FD_EVENT);
    calls(0, Callback.PREPARE, FILE, 0, 7, 0);
    assertThat(ledger.roster().alone(slot(FILE))).isTrue();
    assertThat(ledger.roster().prepareOk(slot(FILE))).isFalse();
    calls(0, Callback.PREPARE, OTHER, 0, 7, -5);
    assertThat(ledger.roster().alone(slot(OTHER))).isFalse();
    calls(0, Callback.CANCEL, FILE, 7, 0, 0);
    assertThat(ledger.roster().alone(slot(FILE))).isFalse();
    assertThat(ledger.roster().cancels(slot(FILE))).isZero();
    assertThat(ledger.facts().cancelsUnprepared() + ledger.facts().cancelsWithOtherData()).isZero();
    returns(0, 0, Row.NONE);
    asks(1, Operation.SET_FD_EVENT);
    calls(1, Callback.PREPARE, FILE, 0, 7, 0);
    calls(1, Callback.CANCEL, FILE, 6, 0, 0);
    assertThat(ledger.facts().cancelsWithOtherData()).as("told something else").isOne();
  }

  @Test void aFilePreparedByItselfInAnAttemptIsOfTheAttempt() {
    prepared(1);
    asks(2, Operation.SET_FD_EVENT);
    calls(2, Callback.PREPARE, OTHER, 0, 7, 0);
    assertThat(ledger.roster().alone(slot(OTHER))).isFalse();
    assertThat(ledger.roster().prepareOk(slot(OTHER))).isTrue();
  }

  @Test void aCancelOfWhoWasPreparedTwiceMayNameEitherDatum() {
    asks(1, Operation.PREPARE);
    calls(1, Callback.PREPARE, FILE, 0, 7, 0);
    calls(1, Callback.PREPARE, FILE, 0, 8, 0);
    calls(1, Callback.PREPARE, OTHER, 0, 9, 0);
    calls(1, Callback.CANCEL, FILE, 7, 0, 0);
    assertThat(ledger.facts().cancelsWithOtherData()).isZero();
    calls(1, Callback.CANCEL, OTHER, 9, 0, 0);
    assertThat(ledger.facts().cancelsWithOtherData()).isZero();
    assertThat(ledger.facts().cancelsUnprepared()).isZero();
  }

  @Test void theFirstErrorIsThatOfTheFirstCallbackThatIsNoRollback() {
    asks(1, Operation.PREPARE);
    calls(1, Callback.KHO_ABORT, KEXEC, 0, 0, -3);
    calls(1, Callback.CANCEL, FILE, 0, 0, -4);
    assertThat(ledger.requests().firstError(0)).isZero();
    calls(1, Callback.PREPARE, FILE, 0, 0, 0);
    assertThat(ledger.requests().firstError(0)).isZero();
    calls(1, Callback.PREPARE, OTHER, 0, 0, -5);
    assertThat(ledger.requests().firstError(0)).isEqualTo(-5);
  }

  @Test void aRefusalToGiveBackCountsInsideACancelOnly() {
    prepared(1);
    ledger.unpreserved(FILE, -16);
    assertThat(ledger.facts().unpreservesRefused()).as("no cancel").isZero();
    asks(2, Operation.CANCEL);
    ledger.callbackBegan(FILE, Callback.CANCEL.ordinal(), 7, 2);
    ledger.unpreserved(FILE, 0);
    assertThat(ledger.facts().unpreservesRefused()).isZero();
    ledger.facts().faultFired(Site.KHO_UNPRESERVE.ordinal(), 0);
    ledger.unpreserved(FILE, -16);
    assertThat(ledger.facts().unpreservesRefused()).as("made to refuse").isZero();
    ledger.unpreserved(FILE, -16);
    assertThat(ledger.facts().unpreservesRefused()).isOne();
    ledger.callbackEnded(FILE, Callback.CANCEL.ordinal(), 0, 0);
    ledger.unpreserved(FILE, -16);
    assertThat(ledger.facts().unpreservesRefused()).as("after it").isOne();
  }

  @Test void retrievesOfWhatIsOverOrUnderWayAreCounted() {
    asks(1, Operation.FD_RESTORE);
    calls(1, Callback.RETRIEVE, FILE, 0, 0, -5);
    calls(1, Callback.RETRIEVE, FILE, 0, 0, 0);
    assertThat(ledger.facts().retrievesAgain()).isZero();
    calls(1, Callback.RETRIEVE, FILE, 0, 0, 0);
    assertThat(ledger.facts().retrievesAgain()).isOne();
    ledger.callbackBegan(OTHER, Callback.RETRIEVE.ordinal(), 0, 1);
    ledger.callbackBegan(OTHER, Callback.RETRIEVE.ordinal(), 0, 1);
    assertThat(ledger.facts().retrievesAgain()).isEqualTo(2);
    assertThat(ledger.facts().retrievesAfterFinish()).isZero();
    calls(1, Callback.FINISH, KEXEC, 0, 0, 0);
    calls(1, Callback.RETRIEVE, KEXEC, 0, 0, 0);
    assertThat(ledger.facts().retrievesAfterFinish()).isOne();
    assertThat(ledger.facts().finishesAfterCancel()).isZero();
  }

  // The next kernel.

  @Test void whoWasCancelledIsKnownInTheNextKernelByItsToken() {
    world.shown.add(Evidence.PARTICIPANTS);
    world.with(4, 5);
    asks(1, Operation.PREPARE);
    calls(1, Callback.PREPARE, FILE, 0, 7, 0);
    calls(1, Callback.CANCEL, FILE, 7, 0, 0);
    returns(1, -5, Row.P10);
    ledger.jumped(JumpKind.HANDOVER.ordinal());
    ledger.left(world);
    ledger.booted(LuoState.UPDATED.ordinal());
    ledger.running();
    asks(2, Operation.FINISH);
    calls(2, Callback.FINISH, TraceKind.participant(3, 50), 0, 0, 0);
    assertThat(ledger.facts().finishesAfterCancel()).isZero();
    calls(2, Callback.FINISH, TraceKind.participant(3, 40), 0, 0, 0);
    assertThat(ledger.facts().finishesAfterCancel()).isOne();
  }

  @Test void aJumpLeavesEverythingOfTheOldKernelBehind() {
    prepared(1);
    asks(2, Operation.FREEZE);
    becomes(LuoState.FROZEN);
    returns(2, 0, Row.NONE);
    asks(3, Operation.REBOOT);
    ledger.requestEnded(3, 0, Row.NONE.ordinal());
    ledger.forgetEnded(world);
    assertThat(ledger.rebootsAllowed()).isOne();
    asks(4, Operation.GET_STATE);
    ledger.facts().faultFired(Site.BOOT.ordinal(), 3);
    world.shown.add(Evidence.LOCKS);
    world.unbalanced = 2;
    assertThat(ledger.registry().newlyUnbalanced(world)).isEqualTo(2);
    ledger.jumped(JumpKind.HANDOVER.ordinal());
    assertThat(ledger.requests().size()).isZero();
    assertThat(ledger.crossing().left()).isEqualTo(LuoState.FROZEN);
    ledger.left(world);
    assertThat(ledger.open()).isFalse();
    assertThat(ledger.roster().size()).isZero();
    ledger.booted(LuoState.UPDATED.ordinal());
    assertThat(ledger.state()).isEqualTo(LuoState.UPDATED);
    assertThat(ledger.rebootsAllowed()).isZero();
    world.unbalanced = 1;
    assertThat(ledger.registry().newlyUnbalanced(world)).as("counted anew").isOne();
    assertThat(ledger.facts().madeToStop()).isTrue();
    ledger.running();
    assertThat(ledger.facts().madeToStop()).isFalse();
    assertThat(ledger.crossing().booting()).isFalse();
  }

  // Rows.

  @Test void aCancelThatSucceedsHasItsRowAndOneHalfWayGivesItsRowToOthers() {
    prepared(1);
    asks(2, Operation.CANCEL);
    asks(3, Operation.FREEZE);
    ledger.requestEnded(3, 0, Row.NONE.ordinal());
    assertThat(ledger.row()).as("at prepared").isEqualTo(Row.C3);
    becomes(LuoState.FROZEN);
    assertThat(ledger.row()).as("at frozen").isEqualTo(Row.C3);
    ledger.requestEnded(3, -5, Row.Z2.ordinal());
    assertThat(ledger.row()).as("its own").isEqualTo(Row.Z2);
    ledger.requestEnded(3, 0, Row.NONE.ordinal());
    becomes(LuoState.NORMAL);
    assertThat(ledger.row()).as("at normal").isEqualTo(Row.NONE);
    ledger.forgetEnded(world);
    ledger.requestEnded(2, -5, Row.NONE.ordinal());
    assertThat(ledger.row()).as("it failed").isEqualTo(Row.NONE);
    ledger.requestEnded(2, 0, Row.NONE.ordinal());
    assertThat(ledger.row()).isEqualTo(Row.C1);
    ledger.requestEnded(2, 0, Row.C4.ordinal());
    assertThat(ledger.row()).as("its own").isEqualTo(Row.C4);
    asks(4, Operation.FREEZE);
    becomes(LuoState.PREPARED);
    ledger.forgetEnded(world);
    ledger.requestEnded(4, 0, Row.NONE.ordinal());
    assertThat(ledger.row()).as("nobody cancels any more").isEqualTo(Row.NONE);
  }

  @Test void aRequestRefusedBesideAnotherSaysNothing() {
    prepared(1);
    asks(2, Operation.FREEZE);
    asks(3, Operation.FREEZE);
    for (int callbacks = 0; callbacks < 2; callbacks++) {
      for (int result : new int[] {-16, 0}) {
        ledger.requestEnded(3, result, Row.NONE.ordinal());
        assertThat(ledger.besideAnother()).isEqualTo(callbacks > 0);
        assertThat(ledger.refusedBesideAnother()).isEqualTo(callbacks > 0 && result < 0);
      }
      calls(2, Callback.FREEZE, FILE, 7, 8, 0);
    }
    calls(3, Callback.FREEZE, FILE, 7, 8, 0);
    ledger.requestEnded(3, -16, Row.NONE.ordinal());
    assertThat(ledger.refusedBesideAnother()).as("not at the door").isFalse();
  }

  // Numbers over the books.

  private static final List<Consumer<LedgerTest>> HAPPENINGS = List.of(
      test -> test.asks(0, Operation.GET_STATE),
      test -> test.asks(0, Operation.PREPARE),
      test -> {
        test.asks(0, Operation.PREPARE);
        test.ledger.requestEnded(0, 0, 0);
        test.ledger.forgetEnded(test.world);
      },
      test -> test.prepared(3),
      test -> {
        test.prepared(3);
        test.asks(4, Operation.CANCEL);
        test.becomes(LuoState.NORMAL);
        test.returns(4, 0, Row.C1);
      },
      test -> {
        test.prepared(3);
        test.asks(4, Operation.CANCEL);
        test.ledger.requestEnded(4, -22, Row.C4.ordinal());
        test.ledger.refusedCancel();
        test.ledger.forgetEnded(test.world);
      },
      test -> {
        test.ledger.booted(LuoState.FROZEN.ordinal());
        test.asks(4, Operation.REBOOT);
        test.returns(4, 0, Row.NONE);
      },
      test -> test.ledger.booted(LuoState.FROZEN.ordinal()),
      test -> test.ledger.attemptBegan(1),
      test -> test.ledger.registered(4, 1),
      test -> test.ledger.corrupted(Corruption.STALE_DATA.ordinal()),
      test -> test.ledger.stopped(Stop.PANIC.ordinal(), Row.NONE),
      test -> test.ledger.jumped(JumpKind.PLAIN.ordinal()),
      test -> test.ledger.jumped(JumpKind.HANDOVER.ordinal()),
      test -> {
        test.world.unbalanced = 1;
        test.ledger.registry().newlyUnbalanced(test.world);
      },
      test -> {
        test.asks(1, Operation.PREPARE);
        test.calls(1, Callback.PREPARE, FILE, 0, 7, 0);
        test.calls(1, Callback.CANCEL, FILE, 7, 0, 0);
        test.ledger.left(test.world);
      });

  @Test void everythingThatHappensIsInTheDigestAndGoneOnAnotherHost() {
    long none = ledger.digest();
    var digests = new HashSet<Long>();
    digests.add(none);
    for (var happening : HAPPENINGS) {
      world.unbalanced = 0;
      happening.accept(this);
      long digest = ledger.digest();
      assertThat(digests.add(digest)).as("happening %d", HAPPENINGS.indexOf(happening)).isTrue();
      ledger.begin(0, 0);
      assertThat(ledger.digest()).isEqualTo(none);
      happening.accept(this);
      world.unbalanced = 0;
      ledger.begin(0, 0);
    }
  }
}
