package luosim.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import luosim.host.Corruption;
import luosim.host.JumpKind;
import luosim.host.Site;
import luosim.luo.Callback;
import luosim.luo.Errno;
import luosim.luo.LuoState;
import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.trace.TraceKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a check must see, and what it must excuse, on a host whose orchestrator has one state. */
final class OneStateChecksTest {
  private static final int FILE = TraceKind.participant(0, 4);
  private static final int OTHER = TraceKind.participant(0, 5);

  private final MadeUpWorld world = MadeUpWorld.showing(Evidence.PARTICIPANTS, Evidence.INCOMING);
  private final Ledger ledger = new Ledger();

  @BeforeEach void begin() {
    ledger.begin(0, 0);
    world.with(4, 5);
  }

  /** What a check finds: number and row. */
  private List<String> found(String invariant, Moment moment) {
    var all = new ArrayList<String>();
    Invariants.named(invariant).check(moment, ledger, world, new Findings() {
      @Override public void violated(String expected, String found, long number) {
        violated(ledger.row(), expected, found, number);
      }

      @Override public void violated(Row row, String expected, String found, long number) {
        all.add(number + "/" + row);
      }

      @Override public boolean knows(World ofHost, Evidence evidence) {
        return ofHost.shows(evidence);
      }
    });
    return all;
  }

  private void asks(int op, Operation operation, long argument) {
    ledger.requestBegan(op, operation.ordinal(), argument, world);
  }

  private void returns(int op, int result, Row row) {
    ledger.requestEnded(op, result, row.ordinal());
  }

  private void calls(int op, Callback callback, int who, long in, long out, int result) {
    ledger.callbackBegan(who, callback.ordinal(), in, op);
    ledger.callbackEnded(who, callback.ordinal(), out, result);
  }

  private void becomes(LuoState next) {
    ledger.stateChanged(ledger.state().ordinal(), next.ordinal());
  }

  private void prepared(int... who) {
    asks(1, Operation.PREPARE, 0);
    for (int one : who) {
      calls(1, Callback.PREPARE, one, 0, 7, 0);
    }
    becomes(LuoState.PREPARED);
    returns(1, 0, Row.NONE);
    ledger.forgetEnded(world);
  }

  private void over() {
    if (ledger.rollsBack()) {
      ledger.attemptClosed();
    }
    ledger.forgetEnded(world);
  }

  // I1

  @Test void eachWhoIsNotCancelledOnceIsCounted() {
    prepared(FILE, OTHER);
    asks(2, Operation.CANCEL, 0);
    assertThat(found("I1", Moment.ROLLBACK_ENDED)).containsExactly("2/NONE");
    calls(2, Callback.CANCEL, FILE, 7, 0, 0);
    assertThat(found("I1", Moment.ROLLBACK_ENDED)).containsExactly("1/NONE");
    calls(2, Callback.CANCEL, OTHER, 7, 0, 0);
    assertThat(found("I1", Moment.ROLLBACK_ENDED)).isEmpty();
    calls(2, Callback.CANCEL, TraceKind.participant(1, 0), 7, 0, 0);
    assertThat(found("I1", Moment.ROLLBACK_ENDED)).as("a stranger is another invariant's").isEmpty();
    calls(2, Callback.CANCEL, OTHER, 7, 0, 0);
    assertThat(found("I1", Moment.ROLLBACK_ENDED)).containsExactly("1/NONE");
  }

  @Test void aCancelBeforeAJumpIsSeenWhileTheAttemptIsOpen() {
    prepared(FILE);
    assertThat(found("I1", Moment.JUMPED)).isEmpty();
    asks(2, Operation.CANCEL, 0);
    calls(2, Callback.CANCEL, FILE, 7, 0, 0);
    assertThat(found("I1", Moment.JUMPED)).containsExactly("1/NONE");
    becomes(LuoState.NORMAL);
    returns(2, 0, Row.C1);
    over();
    assertThat(found("I1", Moment.JUMPED)).as("the attempt was over").isEmpty();
  }

  @Test void onlyAFileThatIsPreparedMustNotBeUnregistered() {
    prepared(FILE);
    for (long token : new long[] {40, 50, 60}) {
      for (var operation : new Operation[] {Operation.FD_UNPRESERVE, Operation.GET_STATE}) {
        for (int result : new int[] {0, -Errno.EBUSY}) {
          ledger.facts().clearRetrieval();
          asks(2, operation, token);
          returns(2, result, Row.R2);
          boolean wrong = token == 40 && operation == Operation.FD_UNPRESERVE && result == 0;
          assertThat(found("I1", Moment.REQUEST_ENDED)).as("%d %s %d", token, operation, result)
              .isEqualTo(wrong ? List.of("4/NONE") : List.of());
          over();
        }
      }
    }
  }

  @Test void theFileOfTheSmallestNumberMustNotBeUnregisteredEither() {
    world.with(0);
    prepared(TraceKind.participant(0, 0));
    asks(2, Operation.FD_UNPRESERVE, 0);
    returns(2, 0, Row.NONE);
    assertThat(found("I1", Moment.REQUEST_ENDED)).containsExactly("0/NONE");
  }

  // I15

  /** What a failed freeze is found to leave. */
  private List<String> afterFailedFreeze(LuoState then, boolean firstFrozen, int cancels) {
    begin();
    prepared(FILE, OTHER);
    asks(2, Operation.FREEZE, 0);
    calls(2, Callback.FREEZE, FILE, 7, 8, firstFrozen ? 0 : -5);
    if (cancels > 0) {
      calls(2, Callback.CANCEL, FILE, 8, 0, 0);
    }
    if (cancels > 1) {
      calls(2, Callback.CANCEL, OTHER, 7, 0, 0);
    }
    if (then != LuoState.PREPARED) {
      becomes(then);
    }
    returns(2, -5, Row.Z2);
    return found("I15", Moment.EVENT_ENDED);
  }

  @Test void aFailedFreezeMayCancelAllOrNobodyAndNothingBetween() {
    assertThat(afterFailedFreeze(LuoState.NORMAL, true, 2)).isEmpty();
    assertThat(afterFailedFreeze(LuoState.PREPARED, false, 0)).isEmpty();
    assertThat(afterFailedFreeze(LuoState.NORMAL, true, 0)).containsExactly("2/Z2");
    assertThat(afterFailedFreeze(LuoState.NORMAL, true, 1)).containsExactly("1/Z2");
    assertThat(afterFailedFreeze(LuoState.PREPARED, true, 0)).as("one is left frozen")
        .containsExactly("2/Z2");
    assertThat(afterFailedFreeze(LuoState.PREPARED, false, 1)).as("one is cancelled").containsExactly("1/Z2");
    assertThat(afterFailedFreeze(LuoState.PREPARED, false, 2)).containsExactly("0/Z2");
    assertThat(afterFailedFreeze(LuoState.FROZEN, false, 0)).containsExactly("2/Z2");
  }

  @Test void onlyAFreezeThatFailsAtPreparedIsLookedAt() {
    prepared(FILE);
    asks(2, Operation.FREEZE, 0);
    calls(2, Callback.FREEZE, FILE, 7, 8, 0);
    returns(2, 0, Row.NONE);
    assertThat(found("I15", Moment.EVENT_ENDED)).as("it succeeded").isEmpty();
    over();
    asks(2, Operation.CANCEL, 0);
    returns(2, -5, Row.C4);
    assertThat(found("I15", Moment.EVENT_ENDED)).as("a cancel").isEmpty();
    over();
    becomes(LuoState.FROZEN);
    asks(2, Operation.REBOOT, 0);
    returns(2, -5, Row.Z2);
    assertThat(found("I15", Moment.EVENT_ENDED)).as("from frozen").isEmpty();
  }

  // I17

  private void jumpsFrom(LuoState left) {
    begin();
    ledger.booted(left.ordinal());
    ledger.jumped(JumpKind.HANDOVER.ordinal());
    ledger.left(world);
  }

  @Test void aJumpFromNormalMustLeadToNormal() {
    for (var left : LuoState.values()) {
      for (var next : new LuoState[] {LuoState.NORMAL, LuoState.UPDATED}) {
        jumpsFrom(left);
        ledger.booted(next.ordinal());
        boolean wrong = left == LuoState.NORMAL && next == LuoState.UPDATED;
        assertThat(found("I17", Moment.BOOTED)).hasSize(wrong ? 1 : 0);
        assertThat(found("I17", Moment.STOPPED)).as("as if it stopped now")
            .hasSize(left == LuoState.NORMAL ? 1 : 0);
        ledger.running();
        assertThat(found("I17", Moment.STOPPED)).as("it has started").isEmpty();
      }
    }
  }

  @Test void aKernelThatIsMadeToStopIsExcused() {
    jumpsFrom(LuoState.NORMAL);
    ledger.facts().faultFired(Site.BOOT.ordinal(), 3);
    assertThat(found("I17", Moment.STOPPED)).isEmpty();
  }

  @Test void aFileRetrievedFromCancelledDataIsSeenWhenTheRequestEnds() {
    assertThat(found("I17", Moment.REQUEST_ENDED)).isEmpty();
    ledger.corrupted(Corruption.STALE_DATA.ordinal());
    assertThat(found("I17", Moment.BOOTED)).isEmpty();
    assertThat(found("I17", Moment.REQUEST_ENDED)).containsExactly("1/K4");
  }

  // I23

  @Test void finishMustBeToldOfEachRetrieveAsItWas() {
    for (int pattern = 0; pattern < 16; pattern++) {
      begin();
      ledger.booted(LuoState.UPDATED.ordinal());
      world.reclaimed.clear();
      int wrong = 0;
      for (int file = 0; file < 2; file++) {
        boolean told = (pattern >> 2 * file & 1) != 0;
        boolean retrieved = (pattern >> 2 * file & 2) != 0;
        world.reclaimed.add(told);
        asks(5, Operation.FD_RESTORE, file);
        calls(5, Callback.RETRIEVE, TraceKind.participant(3, file), 0, 0, retrieved ? 0 : -5);
        returns(5, 0, Row.NONE);
        ledger.forgetEnded(world);
        wrong += told == retrieved ? 0 : 1;
      }
      asks(6, Operation.FINISH, 0);
      returns(6, -5, Row.NONE);
      assertThat(found("I23", Moment.EVENT_ENDED)).as("it failed").isEmpty();
      returns(6, 0, Row.NONE);
      assertThat(found("I23", Moment.EVENT_ENDED))
          .isEqualTo(wrong > 0 ? List.of(wrong + "/NONE") : List.of());
    }
    ledger.facts().mistell();
    ledger.facts().mistell();
    ledger.facts().mistell();
    assertThat(found("I23", Moment.EVENT_ENDED)).as("at its callback").containsExactly("3/NONE");
  }

  // I12

  @Test void onlyAPrepareThatComesAgainAndFindsSomethingThereIsWrong() {
    asks(1, Operation.PREPARE, 0);
    returns(1, -Errno.EEXIST, Row.P1);
    assertThat(found("I12", Moment.EVENT_ENDED)).as("the first").isEmpty();
    over();
    prepared(FILE);
    asks(2, Operation.PREPARE, 0);
    returns(2, -Errno.EEXIST, Row.P1);
    assertThat(found("I12", Moment.EVENT_ENDED)).as("it is prepared").isEmpty();
    over();
    asks(2, Operation.CANCEL, 0);
    becomes(LuoState.NORMAL);
    returns(2, -Errno.EEXIST, Row.C1);
    assertThat(found("I12", Moment.EVENT_ENDED)).as("a cancel").isEmpty();
    over();
    asks(3, Operation.PREPARE, 0);
    returns(3, -Errno.ENOMEM, Row.P2);
    assertThat(found("I12", Moment.EVENT_ENDED)).as("another reason").isEmpty();
    returns(3, -Errno.EEXIST, Row.P1);
    assertThat(found("I12", Moment.EVENT_ENDED)).containsExactly(-Errno.EEXIST + "/P1");
    becomes(LuoState.PREPARED);
    assertThat(found("I12", Moment.EVENT_ENDED)).as("it worked after all").isEmpty();
  }

  // I16, I31

  @Test void whoeverIsFrozenMustBeFrozenAgainBeforeTheSecondJump() {
    for (int reboots = 0; reboots < 4; reboots++) {
      for (int frozen = 0; frozen < 2; frozen++) {
        begin();
        prepared(FILE, OTHER);
        asks(2, Operation.FREEZE, 0);
        if (frozen > 0) {
          calls(2, Callback.FREEZE, FILE, 7, 8, 0);
        }
        becomes(LuoState.FROZEN);
        returns(2, 0, Row.NONE);
        over();
        for (int reboot = 0; reboot < reboots; reboot++) {
          asks(3, Operation.REBOOT, 0);
          returns(3, 0, Row.NONE);
          over();
        }
        assertThat(found("I16", Moment.JUMPED)).as("%d reboots", reboots)
            .isEqualTo(frozen > 0 && reboots > 1 ? List.of(reboots + "/K3") : List.of());
      }
    }
  }

  @Test void whoeverAgreedHearsOfTheAbortOnceAndNobodyElseDoes() {
    int member = TraceKind.participant(2, 1);
    world.shown.add(Evidence.FINALIZED);
    for (int aborts = 0; aborts < 3; aborts++) {
      for (int pattern = 0; pattern < 4; pattern++) {
        boolean agreed = (pattern & 1) != 0;
        boolean rolledBack = (pattern & 2) != 0;
        begin();
        asks(1, Operation.PREPARE, 0);
        calls(1, Callback.KHO_FINALIZE, member, 0, 0, agreed ? 0 : -5);
        for (int abort = 0; abort < aborts; abort++) {
          calls(1, Callback.KHO_ABORT, member, 0, 0, 0);
        }
        world.finalized = !rolledBack;
        boolean right = agreed ? !rolledBack || aborts == 1 : aborts == 0;
        assertThat(found("I31", Moment.ROLLBACK_ENDED)).as("agreed %s, aborts %d", agreed, aborts)
            .isEqualTo(right ? List.of() : List.of("1/NONE"));
      }
    }
  }

  // The set of files

  @Test void whatARequestDidToTheSetIsSeenInTheWorldUnlessOthersWereThere() {
    for (int files = 0; files < 3; files++) {
      int now = files;
      world.with(4);
      asks(1, Operation.FD_PRESERVE, 4);
      asks(2, Operation.FD_UNPRESERVE, 40);
      returns(2, 0, Row.NONE);
      assertThat(ledger.registry().changed(ledger, world)).as("it overlapped").isTrue();
      ledger.forgetEnded(world);
      returns(1, -5, Row.NONE);
      assertThat(ledger.registry().changed(ledger, world)).isFalse();
      ledger.forgetEnded(world);
      asks(1, Operation.FD_PRESERVE, 4);
      world.files.clear();
      for (int file = 0; file < now; file++) {
        world.files.add(file);
      }
      returns(1, 0, Row.NONE);
      assertThat(ledger.registry().changed(ledger, world)).isEqualTo(now > 1);
      ledger.forgetEnded(world);
      world.with(4);
      asks(1, Operation.FD_UNPRESERVE, 40);
      world.files.clear();
      for (int file = 0; file < now; file++) {
        world.files.add(file);
      }
      returns(1, 0, Row.NONE);
      assertThat(ledger.registry().changed(ledger, world)).isEqualTo(now < 1);
      ledger.forgetEnded(world);
    }
  }

  @Test void whereTheSetIsNotShownTheAnswerIsBelieved() {
    world.shown.remove(Evidence.PARTICIPANTS);
    for (int result : new int[] {1, 0, -5}) {
      asks(1, Operation.FD_PRESERVE, 4);
      returns(1, result, Row.NONE);
      assertThat(ledger.registry().changed(ledger, world)).isEqualTo(result >= 0);
      ledger.forgetEnded(world);
    }
  }

  @Test void aFileIsFoundByItsToken() {
    assertThat(Registry.fileOf(40, world)).isEqualTo(4);
    assertThat(Registry.fileOf(50, world)).isEqualTo(5);
    assertThat(Registry.fileOf(60, world)).isEqualTo(-1);
  }

  @Test void aDeviceThatIsClosedTakesAllFilesWithItOrNone() {
    long none = ledger.digest();
    ledger.registered(4, 1);
    long one = ledger.digest();
    ledger.registry().released(ledger.roster(), world);
    assertThat(ledger.digest()).as("they are there").isEqualTo(one);
    world.with();
    world.shown.clear();
    ledger.registry().released(ledger.roster(), world);
    assertThat(ledger.digest()).as("nobody knows").isEqualTo(one);
    world.shown.add(Evidence.PARTICIPANTS);
    ledger.registry().released(ledger.roster(), world);
    assertThat(ledger.digest()).isNotEqualTo(one);
    ledger.begin(0, 0);
    assertThat(ledger.digest()).isEqualTo(none);
  }

  @Test void manyWhoWereCancelledAreCarriedOver() {
    world.files.clear();
    asks(1, Operation.PREPARE, 0);
    for (int file = 0; file < 40; file++) {
      world.files.add(file);
      calls(1, Callback.PREPARE, TraceKind.participant(file % 2, file), 0, 7, 0);
      calls(1, Callback.CANCEL, TraceKind.participant(file % 2, file), 7, 0, 0);
    }
    calls(1, Callback.CANCEL, TraceKind.participant(2, 3), 7, 0, 0);
    var carried = new Carried();
    long none = carried.digest();
    carried.take(ledger.roster(), world);
    long digest = carried.digest();
    assertThat(digest).isNotEqualTo(none);
    for (int file = 0; file < 42; file++) {
      assertThat(carried.cancelled(TraceKind.participant(3, 10 * file)))
          .isEqualTo(file < 40 && file % 2 == 0);
      assertThat(carried.cancelled(TraceKind.participant(1, file))).isEqualTo(file < 40 && file % 2 == 1);
      assertThat(carried.cancelled(TraceKind.participant(2, file))).isFalse();
    }
    world.shown.clear();
    carried.take(ledger.roster(), world);
    assertThat(carried.cancelled(TraceKind.participant(3, 2))).as("by its id").isTrue();
    assertThat(carried.cancelled(TraceKind.participant(3, 380))).as("not by a token").isFalse();
    carried.take(new Roster(), world);
    assertThat(carried.digest()).isEqualTo(none);
  }
}
