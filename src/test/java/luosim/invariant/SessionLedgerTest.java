package luosim.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import luosim.host.Corruption;
import luosim.host.JumpKind;
import luosim.luo.Callback;
import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.luo.Stop;
import luosim.trace.TraceKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The books of a host with sessions must keep sessions, kernels and requests apart. */
final class SessionLedgerTest {
  private static final int FILE = TraceKind.participant(SessionRoster.FILE, 4);
  private static final int OTHER = TraceKind.participant(SessionRoster.FILE, 5);
  private static final int RECEIVED = TraceKind.participant(SessionRoster.RECEIVED, 4);
  private static final int FLB = TraceKind.participant(SessionRoster.FLB, 0);

  private final MadeUpSessions world = new MadeUpSessions();
  private final SessionLedger ledger = new SessionLedger();

  @BeforeEach void begin() {
    ledger.begin();
    world.outgoing.clear();
  }

  private void asks(int op, Operation operation, int session) {
    ledger.requestBegan(op, operation.ordinal(), session, world);
  }

  private void answers(int op, int result) {
    assertThat(ledger.requestEnded(op, result, Row.NONE.ordinal(), world)).isTrue();
  }

  private void done(int op, Operation operation, int session) {
    asks(op, operation, session);
    answers(op, 0);
    ledger.forgetEnded();
  }

  private void calls(int op, Callback callback, int who, long in, long out, int result) {
    ledger.callbackBegan(who, callback.ordinal(), in, op, world);
    ledger.callbackEnded(who, callback.ordinal(), out, result);
  }

  private void creates(int session) {
    asks(1, Operation.CREATE_SESSION, session);
    world.outgoing.add(session);
    answers(1, 0);
    ledger.forgetEnded();
  }

  private SessionRoster.Slot slot(int who) {
    return ledger.roster().slot(who, -1);
  }

  @Test void aRequestThatNobodySawBeginIsNone() {
    assertThat(ledger.requestEnded(8, 0, Row.NONE.ordinal(), world)).isFalse();
  }

  @Test void anAttemptLastsFromTheFirstSessionToTheLast() {
    world.preserved = 1;
    asks(1, Operation.CREATE_SESSION, 10);
    world.preserved = 2;
    world.outgoing.add(10);
    answers(1, 0);
    ledger.forgetEnded();
    assertThat(ledger.open()).isTrue();
    assertThat(ledger.preservedBefore()).isEqualTo(1);
    creates(11);
    assertThat(ledger.attempts()).isOne();
    assertThat(ledger.preservedBefore()).as("the first one's").isEqualTo(1);
    for (int session : new int[] {10, 11}) {
      asks(2, Operation.CLOSE_SESSION, session);
      assertThat(ledger.requests().files(0)).as("one for the next kernel").isOne();
      world.outgoing.remove((Integer) session);
      answers(2, 0);
      assertThat(ledger.closesOutgoing()).isTrue();
      assertThat(ledger.rollsBack()).isEqualTo(session == 11);
      assertThat(ledger.open()).isTrue();
      ledger.forgetEnded();
      assertThat(ledger.rollsBack()).isFalse();
    }
    assertThat(ledger.open()).isFalse();
    creates(12);
    assertThat(ledger.attempts()).isEqualTo(2);
  }

  @Test void aCloseOfAReceivedSessionIsNoRollback() {
    creates(10);
    asks(2, Operation.CLOSE_SESSION, 110);
    assertThat(ledger.requests().files(0)).isZero();
    world.outgoing.clear();
    answers(2, 0);
    assertThat(ledger.closesOutgoing()).isFalse();
    assertThat(ledger.rollsBack()).isFalse();
    ledger.forgetEnded();
    assertThat(ledger.undisturbed()).isFalse();
  }

  @Test void whereSessionsAreNotShownNoCloseIsKnown() {
    creates(10);
    world.shown.remove(Evidence.SESSIONS);
    asks(2, Operation.CLOSE_SESSION, 10);
    assertThat(ledger.requests().files(0)).isEqualTo(-1);
    world.outgoing.clear();
    answers(2, 0);
    assertThat(ledger.rollsBack()).isFalse();
  }

  @Test void whatDealsWithReceivedSessionsDisturbsAnAttempt() {
    for (var operation : Operation.values()) {
      begin();
      creates(10);
      assertThat(ledger.undisturbed()).isTrue();
      asks(2, operation, 10);
      answers(2, -5);
      assertThat(ledger.undisturbed()).as("refused").isTrue();
      answers(2, 0);
      boolean disturbs = switch (operation) {
        case SESSION_RETRIEVE, SESSION_FINISH, OPEN_DEVICE, RETRIEVE_SESSION -> true;
        default -> false;
      };
      assertThat(ledger.undisturbed()).as("%s", operation).isEqualTo(!disturbs);
    }
  }

  @Test void holdersAndRebootsAreCounted() {
    for (int round = 1; round <= 2; round++) {
      done(2, Operation.FLB_GET_OUTGOING, 0);
      done(2, Operation.FLB_GET_INCOMING, 0);
      done(2, Operation.FLB_GET_INCOMING, 0);
      done(2, Operation.REBOOT, 0);
    }
    done(2, Operation.FLB_PUT_OUTGOING, 0);
    done(2, Operation.FLB_PUT_INCOMING, 0);
    assertThat(ledger.counts().holders).isOne();
    assertThat(ledger.counts().incomingHolders).isEqualTo(3);
    assertThat(ledger.counts().rebootsAllowed).isEqualTo(2);
    assertThat(ledger.counts().jumpDue).isTrue();
    asks(3, Operation.REBOOT, 0);
    calls(3, Callback.FREEZE, FILE, 0, 0, 0);
    assertThat(ledger.counts().rebootsAllowed).isZero();
  }

  @Test void aFileIsInTheSessionThatPreservedIt() {
    creates(0);
    asks(2, Operation.SESSION_PRESERVE, 0);
    calls(2, Callback.PRESERVE, FILE, 0, 7, 0);
    calls(2, Callback.PRESERVE, FLB, 0, 8, 0);
    assertThat(slot(FILE).session).isZero();
    assertThat(slot(FLB).session).isEqualTo(-1);
    assertThat(slot(FILE).place).isZero();
    assertThat(slot(FLB).place).isOne();
    answers(2, 0);
    ledger.forgetEnded();
    world.outgoing.clear();
    world.outgoing.add(1);
    done(3, Operation.CLOSE_SESSION, 1);
    assertThat(slot(FILE).preserves).as("another session").isOne();
    world.outgoing.add(0);
    asks(3, Operation.CLOSE_SESSION, 0);
    answers(3, -16);
    ledger.forgetEnded();
    assertThat(slot(FILE).preserves).as("refused").isOne();
    done(3, Operation.CLOSE_SESSION, 0);
    assertThat(slot(FILE).preserves).isZero();
  }

  @Test void wrongDataGivenToCallbacksAreCounted() {
    asks(1, Operation.SESSION_PRESERVE, 10);
    calls(1, Callback.FREEZE, FILE, 3, 0, -5);
    calls(1, Callback.UNFREEZE, FILE, 3, 0, 0);
    assertThat(ledger.facts().otherData).as("it was not preserved").isZero();
    calls(1, Callback.PRESERVE, FILE, 0, 7, 0);
    calls(1, Callback.PRESERVE, FILE, 7, 7, 0);
    assertThat(ledger.facts().dataAtPreserve).as("it keeps what it has").isZero();
    calls(1, Callback.FREEZE, FILE, 7, 9, 0);
    calls(1, Callback.UNFREEZE, FILE, 9, 0, 0);
    assertThat(ledger.facts().otherData).isZero();
    calls(1, Callback.FREEZE, FILE, 7, 9, 0);
    calls(1, Callback.UNFREEZE, FILE, 7, 0, 0);
    assertThat(ledger.facts().otherData).isEqualTo(2);
    calls(1, Callback.UNPRESERVE, FILE, 9, 0, 0);
    assertThat(ledger.facts().otherData).isEqualTo(2);
    assertThat(ledger.facts().unpreservedWithout).isZero();
    calls(1, Callback.UNPRESERVE, FILE, 9, 0, 0);
    assertThat(ledger.facts().unpreservedWithout).isOne();
    calls(1, Callback.PRESERVE, OTHER, 4, 7, 0);
    calls(1, Callback.PRESERVE, FLB, 4, 7, -5);
    assertThat(ledger.facts().dataAtPreserve).isEqualTo(2);
    calls(1, Callback.UNPRESERVE, OTHER, 5, 0, 0);
    assertThat(ledger.facts().otherData).isEqualTo(3);
  }

  @Test void stepsOfARollbackBelongToOneCloseOrReboot() {
    for (var operation : new Operation[] {Operation.CLOSE_SESSION, Operation.REBOOT}) {
      begin();
      asks(1, Operation.SESSION_PRESERVE, 10);
      calls(1, Callback.PRESERVE, FILE, 0, 7, 0);
      calls(1, Callback.UNPRESERVE, FILE, 7, 0, 0);
      assertThat(ledger.roster().steps()).isOne();
      done(2, Operation.GET_STATE, 0);
      assertThat(ledger.roster().steps()).as("another request").isOne();
      asks(3, operation, 10);
      assertThat(ledger.roster().steps()).as("it begins").isZero();
      calls(3, Callback.UNFREEZE, FILE, 7, 0, 0);
      assertThat(ledger.roster().steps()).isOne();
      answers(3, 0);
      ledger.forgetEnded();
      assertThat(ledger.roster().steps()).as("it is over").isZero();
    }
  }

  @Test void aFailureIsThatOfTheRequestWhichCalled() {
    asks(0, Operation.SESSION_PRESERVE, 10);
    asks(1, Operation.SESSION_PRESERVE, 11);
    calls(1, Callback.CAN_PRESERVE, OTHER, 0, 0, -3);
    calls(1, Callback.CAN_FINISH, OTHER, 0, 0, -3);
    calls(0, Callback.PRESERVE, FILE, 0, 7, -5);
    answers(0, -5);
    assertThat(ledger.firstError()).isEqualTo(-5);
    assertThat(ledger.alone()).isFalse();
    assertThat(ledger.calledNow(slot(FILE))).isTrue();
    assertThat(ledger.calledNow(slot(OTHER))).isFalse();
    ledger.forgetEnded();
    answers(1, 0);
    assertThat(ledger.firstError()).isZero();
    assertThat(ledger.alone()).isTrue();
  }

  @Test void aRetrieveEndsWhereItBegan() {
    asks(0, Operation.SESSION_RETRIEVE, 20);
    asks(1, Operation.SESSION_RETRIEVE, 21);
    ledger.callbackBegan(RECEIVED, Callback.RETRIEVE.ordinal(), 0, 0, world);
    ledger.callbackEnded(RECEIVED, Callback.RETRIEVE.ordinal(), 0, -5);
    calls(1, Callback.RETRIEVE, RECEIVED, 0, 0, 0);
    var failed = ledger.roster().slot(RECEIVED, 20);
    var got = ledger.roster().slot(RECEIVED, 21);
    assertThat(List.of(failed.retrieving, failed.retrieved, failed.retrieveError)).containsExactly(0, 0, -5);
    assertThat(List.of(got.retrieving, got.retrieved, got.retrieveError)).containsExactly(0, 1, 0);
    calls(0, Callback.RETRIEVE, RECEIVED, 0, 0, 0);
    assertThat(failed.retrieveError).as("it is remembered").isEqualTo(-5);
    assertThat(ledger.facts().retrievesAgain).isZero();
    calls(0, Callback.RETRIEVE, RECEIVED, 0, 0, 0);
    assertThat(ledger.facts().retrievesAgain).isOne();
    assertThat(ledger.facts().retrievesAfterFinish).isZero();
    calls(1, Callback.FINISH, RECEIVED, 0, 0, 0);
    calls(1, Callback.RETRIEVE, RECEIVED, 0, 0, 0);
    assertThat(ledger.facts().retrievesAfterFinish).isOne();
    assertThat(ledger.facts().retrievesAgain).isEqualTo(2);
    ledger.callbackEnded(OTHER, Callback.PRESERVE.ordinal(), 3, 0);
    assertThat(slot(OTHER).preserved()).as("nobody saw it begin").isTrue();
  }

  @Test void finishMustBeToldStatusAndObject() {
    world.shown.add(Evidence.INCOMING);
    for (int told : new int[] {0, 1, -5}) {
      for (boolean object : new boolean[] {false, true}) {
        for (int truth : new int[] {0, 1, -5}) {
          begin();
          world.status = told;
          world.object = object;
          asks(1, Operation.SESSION_RETRIEVE, 20);
          if (truth != 0) {
            calls(1, Callback.RETRIEVE, RECEIVED, 0, 0, truth < 0 ? truth : 0);
          }
          calls(1, Callback.FINISH, RECEIVED, 0, 0, 0);
          assertThat(ledger.facts().mistold).isEqualTo(told == truth ? 0 : 1);
          assertThat(ledger.facts().wrongObject).isEqualTo(object == (truth == 1) ? 0 : 1);
          calls(1, Callback.FINISH, RECEIVED, 0, 0, 0);
          calls(1, Callback.FINISH, FLB, 0, 0, 0);
          assertThat(ledger.counts().finishes).as("each file once").isOne();
        }
      }
    }
    world.shown.remove(Evidence.INCOMING);
    begin();
    asks(1, Operation.SESSION_FINISH, 20);
    calls(1, Callback.FINISH, RECEIVED, 0, 0, 0);
    assertThat(ledger.facts().mistold + ledger.facts().wrongObject).as("not shown").isZero();
  }

  @Test void aRefusalToTakeOutCountsInsideAnUnpreserve() {
    asks(1, Operation.CLOSE_SESSION, 10);
    calls(1, Callback.PRESERVE, FILE, 0, 7, 0);
    ledger.unpreserved(FILE, -16);
    ledger.callbackBegan(FILE, Callback.UNPRESERVE.ordinal(), 7, 1, world);
    ledger.unpreserved(FILE, 0);
    assertThat(ledger.facts().unpreservesRefused).isZero();
    ledger.unpreserved(FILE, -16);
    assertThat(ledger.facts().unpreservesRefused).isOne();
    ledger.callbackEnded(FILE, Callback.UNPRESERVE.ordinal(), 0, 0);
    assertThat(slot(FILE).preserved()).isFalse();
  }

  @Test void whatWasGivenUpIsKnownInTheNextKernelAndWhatWasKeptIsNot() {
    asks(1, Operation.SESSION_PRESERVE, 10);
    for (int file = 0; file < 60; file++) {
      int who = TraceKind.participant(SessionRoster.FILE, file);
      calls(1, Callback.PRESERVE, who, 0, 100 + file, 0);
      if (file % 2 == 0) {
        calls(1, Callback.UNPRESERVE, who, 100 + file, 0, 0);
      }
      int flb = TraceKind.participant(SessionRoster.FLB, file);
      calls(1, Callback.PRESERVE, flb, 0, 900 + file, 0);
      if (file % 3 == 0) {
        calls(1, Callback.UNPRESERVE, flb, 900 + file, 0, 0);
      }
    }
    calls(1, Callback.PRESERVE, FILE, 0, 104, 0);
    for (var kind : new JumpKind[] {JumpKind.HANDOVER, JumpKind.PLAIN}) {
      var other = new CarriedData();
      long[] given = {100, 104, 106};
      other.take(ledger.roster(), given, 2, kind != JumpKind.PLAIN);
      assertThat(other.files()).isEqualTo(kind == JumpKind.PLAIN ? 0 : 31);
      assertThat(other.flbs()).isEqualTo(kind == JumpKind.PLAIN ? 0 : 40);
      assertThat(other.givenUp(100)).isTrue();
      assertThat(other.givenUp(104)).as("given up, and kept again").isEqualTo(kind == JumpKind.PLAIN);
      assertThat(other.givenUp(106)).as("beyond").isFalse();
    }
    ledger.jumped(JumpKind.HANDOVER.ordinal());
    assertThat(ledger.requests().size()).isZero();
    ledger.left();
    assertThat(ledger.roster().size()).isZero();
    assertThat(ledger.carried().files()).isEqualTo(31);
    assertThat(ledger.carried().flbs()).isEqualTo(40);
    assertThat(ledger.carried().flb(0)).isEqualTo(TraceKind.participant(SessionRoster.FLB, 1));
    assertThat(ledger.carried().flb(39)).isEqualTo(TraceKind.participant(SessionRoster.FLB, 59));
    ledger.running();
    asks(2, Operation.SESSION_FINISH, 20);
    calls(2, Callback.FINISH, RECEIVED, 101, 0, 0);
    calls(2, Callback.FINISH, RECEIVED, 104, 0, 0);
    assertThat(ledger.facts().finishesAfterUnpreserve).as("kept").isZero();
    calls(2, Callback.FINISH, RECEIVED, 158, 0, 0);
    assertThat(ledger.facts().finishesAfterUnpreserve).isOne();
  }

  @Test void onlyRequestsOfANewProcessAreBegunSinceTheDeath() {
    asks(1, Operation.SESSION_PRESERVE, 10);
    ledger.ownerDies();
    assertThat(ledger.ownerDied()).isTrue();
    answers(1, 0);
    assertThat(ledger.begunSinceDeath()).isFalse();
    ledger.forgetEnded();
    for (var operation : new Operation[] {Operation.CLOSE_SESSION, Operation.CLOSE_DEVICE,
        Operation.OPEN_DEVICE}) {
      asks(1, operation, 10);
      answers(1, 0);
      assertThat(ledger.begunSinceDeath()).as("%s", operation).isEqualTo(operation == Operation.OPEN_DEVICE);
      ledger.forgetEnded();
    }
    ledger.ownerDeathJudged();
    assertThat(ledger.ownerDied()).isFalse();
  }

  @Test void whatBefellAHostIsForgottenAtTheJump() {
    ledger.befell();
    assertThat(ledger.befallen()).isTrue();
    ledger.jumped(JumpKind.HANDOVER.ordinal());
    assertThat(ledger.befallen()).isFalse();
    assertThat(ledger.crossing().booting()).isTrue();
    ledger.stopped(Stop.PANIC.ordinal(), Row.M7);
    assertThat(ledger.row()).as("in its start").isEqualTo(Row.M17);
    ledger.facts().otherData++;
    ledger.running();
    assertThat(ledger.crossing().booting()).isFalse();
    assertThat(ledger.facts().otherData).isZero();
    ledger.stopped(Stop.PANIC.ordinal(), Row.M7);
    assertThat(ledger.row()).isEqualTo(Row.M7);
  }

  private static final List<Consumer<SessionLedgerTest>> HAPPENINGS = List.of(
      test -> test.creates(10),
      test -> {
        test.creates(10);
        test.done(2, Operation.OPEN_DEVICE, 0);
      },
      test -> test.asks(1, Operation.GET_STATE, 0),
      test -> test.done(1, Operation.REBOOT, 0),
      test -> test.ledger.ownerDies(),
      test -> test.ledger.othersAsk(),
      test -> test.ledger.befell(),
      test -> test.ledger.attemptBegan(3),
      test -> test.ledger.facts().corrupted(Corruption.FREED_FILE.ordinal()),
      test -> test.ledger.stopped(Stop.PANIC.ordinal(), Row.NONE),
      test -> test.ledger.jumped(JumpKind.HANDOVER.ordinal()),
      test -> test.slot(FILE),
      test -> {
        test.asks(1, Operation.SESSION_PRESERVE, 10);
        test.calls(1, Callback.PRESERVE, FILE, 0, 7, 0);
        test.calls(1, Callback.UNPRESERVE, FILE, 7, 0, 0);
        test.ledger.roster().clear();
        test.ledger.requests().clear();
      },
      test -> {
        test.slot(FILE).preserveOk(0, 8);
        test.ledger.jumped(JumpKind.HANDOVER.ordinal());
        test.ledger.left();
      });

  @Test void everythingThatHappensIsInTheDigestAndGoneOnAnotherHost() {
    long none = ledger.digest();
    var digests = new HashSet<Long>();
    digests.add(none);
    for (var happening : HAPPENINGS) {
      happening.accept(this);
      assertThat(digests.add(ledger.digest())).as("happening %d", HAPPENINGS.indexOf(happening)).isTrue();
      begin();
      assertThat(ledger.digest()).isEqualTo(none);
    }
  }

  @Test void aKernelThatIsLeftTakesItsCountsWithIt() {
    creates(10);
    done(2, Operation.FLB_GET_OUTGOING, 0);
    done(2, Operation.OPEN_DEVICE, 0);
    ledger.othersAsk();
    ledger.ownerDies();
    ledger.facts().otherData++;
    ledger.left();
    assertThat(ledger.open()).isFalse();
    assertThat(ledger.undisturbed()).isTrue();
    assertThat(ledger.ownerDied()).isFalse();
    assertThat(ledger.counts().holders).isZero();
    assertThat(ledger.counts().othersAsked).isFalse();
    assertThat(ledger.facts().otherData).isZero();
  }
}
