package luosim.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import luosim.host.AttemptEnd;
import luosim.host.Corruption;
import luosim.host.JumpKind;
import luosim.luo.Callback;
import luosim.luo.Errno;
import luosim.luo.LuoState;
import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.luo.Stop;
import luosim.trace.TraceKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The judge must check what a step did when that step is over, and hold it against no later one. */
final class JudgedRequestsTest {
  private static final int RECEIVED = TraceKind.participant(3, 0);

  private final MadeUpWorld world = MadeUpWorld.showing(Evidence.PARTICIPANTS, Evidence.INCOMING);
  private final Judge judge = new Judge();
  private Story story = new Story(judge);

  @BeforeEach void begin() {
    world.with(4);
    world.reclaimed.clear();
    judge.begin(0, 0, world);
    story = new Story(judge);
  }

  private List<String> found() {
    var all = new ArrayList<String>();
    judge.found(0, (invariant, row, attempt, expected, is, number) -> all.add(
        Invariants.all().get(invariant).id() + "/" + row + "/" + attempt + "/" + number));
    assertThat(judge.foundSoFar()).isEqualTo(all.size());
    return all;
  }

  @Test void whatIsFoundIsGivenFromAPlaceOnAndIntoTheJudgementThatIsHandedIn() {
    var mine = new Judgement();
    judge.begin(0, 0, Nowhere.INSTANCE, mine);
    new Story(judge).attempt(1).prepares().failsToFreeze();
    assertThat(mine.findings.size()).isPositive().isEqualTo(judge.foundSoFar());
    assertThat(found()).contains("I1/Z2/1/1");
    judge.found(judge.foundSoFar(), (invariant, row, attempt, expected, is, number) -> {
      throw new AssertionError("beyond the last");
    });
    judge.finish();
    assertThat(mine.verdict(1)).contains(CancelVerdict.INCORRECT);
    judge.discard();
    assertThat(mine.findings.size()).isZero();
    assertThat(mine.verdict(1)).isEmpty();
  }

  @Test void whatWasCheckedIsKnownUntilItIsForgotten() {
    assertThat(judge.checkedSoFar()).isZero();
    story.attempt(1).prepares().cancels();
    long checked = judge.checkedSoFar();
    for (var id : List.of("I1", "I2", "I13", "I15")) {
      assertThat(checked & 1L << Invariants.index(id)).as(id).isNotZero();
    }
    assertThat(checked & 1L << Invariants.index("I37")).as("nobody died").isZero();
    assertThat(checked & 1L << Invariants.index("outcome")).isZero();
    judge.forgetChecked();
    assertThat(judge.checkedSoFar()).isZero();
    story.event(TraceKind.CORRUPTED, 0, Corruption.FREED_FILE.ordinal(), 0, 0);
    assertThat(judge.checkedSoFar()).isZero();
  }

  @Test void anInvariantIsDecidableWhereItsEvidenceIsShownAndItMeansSomething() {
    var sessions = new MadeUpSessions();
    for (var invariant : Invariants.all()) {
      int index = Invariants.index(invariant.id());
      var all = MadeUpWorld.showing(Evidence.values());
      assertThat(judge.decidable(index, all)).as(invariant.id()).isTrue();
      sessions.shown.addAll(EnumSet.allOf(Evidence.class));
      assertThat(judge.decidable(index, sessions)).as(invariant.id())
          .isEqualTo(Invariants.applies(invariant, "mainline"));
      boolean needsNothing = invariant.needs().isEmpty() && invariant.wants().isEmpty();
      assertThat(judge.decidable(index, Nowhere.INSTANCE)).as(invariant.id()).isEqualTo(needsNothing);
    }
    assertThat(judge.decidable(Invariants.index("I2"), Nowhere.INSTANCE)).isTrue();
    assertThat(judge.decidable(Invariants.index("I9"), Nowhere.INSTANCE)).isFalse();
  }

  private static final List<Consumer<JudgedRequestsTest>> HAPPENINGS = List.of(
      test -> test.story.attempt(1),
      test -> test.story.attempt(1).prepares(),
      test -> test.story.prepares(),
      test -> test.story.prepares().cancels(),
      test -> test.story.prepares().failsToFreeze(),
      test -> test.registers(4, 0),
      test -> test.story.event(TraceKind.CORRUPTED, 0, Corruption.STALE_DATA.ordinal(), 0, 0),
      test -> test.story.event(TraceKind.JUMPED, 1, JumpKind.HANDOVER.ordinal(), 0, 0),
      test -> test.story.event(TraceKind.BOOTED, 2, LuoState.UPDATED.ordinal(), 0, 0));

  private void registers(int file, int result) {
    story.event(TraceKind.OPERATION_BEGAN, 77, Operation.FD_PRESERVE.ordinal(), file, 0);
    if (result == 0) {
      world.files.add(file);
    }
    story.event(TraceKind.OPERATION_ENDED, 77, Operation.FD_PRESERVE.ordinal(), result, Row.NONE.ordinal());
  }

  private void unregisters(int file) {
    story.event(TraceKind.OPERATION_BEGAN, 78, Operation.FD_UNPRESERVE.ordinal(), 10L * file, 0);
    world.files.remove((Integer) file);
    story.event(TraceKind.OPERATION_ENDED, 78, Operation.FD_UNPRESERVE.ordinal(), 0, Row.NONE.ordinal());
  }

  @Test void whatHappenedIsInTheDigest() {
    var digests = new HashSet<Long>();
    long none = judge.digest();
    digests.add(none);
    for (var happening : HAPPENINGS) {
      begin();
      assertThat(judge.digest()).isEqualTo(none);
      happening.accept(this);
      assertThat(digests.add(judge.digest())).as("happening %d", HAPPENINGS.indexOf(happening)).isTrue();
    }
  }

  @Test void theDigestOfAHostWithSessionsIsThatOfItsOwnBooks() {
    var digests = new HashSet<Long>();
    for (var kind : new TraceKind[] {TraceKind.ATTEMPT_ENDED, TraceKind.ASKED, TraceKind.ATTEMPT_BEGAN,
        TraceKind.JUMPED}) {
      judge.begin(0, 0, new MadeUpSessions());
      story.event(kind, 1, AttemptEnd.WEDGED.ordinal(), 0, 0);
      digests.add(judge.digest());
    }
    assertThat(digests).hasSize(4);
  }

  @Test void registrationsThatHappenedAreKnownAndOthersAreNot() {
    long none = judge.digest();
    registers(5, -Errno.EBUSY);
    assertThat(judge.digest()).as("refused").isEqualTo(none);
    registers(5, 0);
    long one = judge.digest();
    assertThat(one).isNotEqualTo(none);
    registers(6, 0);
    assertThat(judge.digest()).isNotEqualTo(one);
    unregisters(6);
    long two = judge.digest();
    unregisters(5);
    assertThat(judge.digest()).isNotEqualTo(two);
    world.with(4);
    registers(5, 0);
    long again = judge.digest();
    story.event(TraceKind.OPERATION_BEGAN, 9, Operation.CLOSE_DEVICE.ordinal(), 0, 0);
    world.with();
    story.event(TraceKind.OPERATION_ENDED, 9, Operation.CLOSE_DEVICE.ordinal(), 0, Row.NONE.ordinal());
    assertThat(judge.digest()).as("the device took it").isNotEqualTo(again);
  }

  @Test void theSecondRegistrationOfAFileIsSeen() {
    registers(5, 0);
    assertThat(found()).isEmpty();
    registers(5, 0);
    assertThat(found()).anyMatch(one -> one.startsWith("I20/"));
  }

  @Test void aFileMayBeRegisteredAgainAfterItWasUnregistered() {
    for (int round = 0; round < 3; round++) {
      registers(5, 0);
      unregisters(5);
    }
    registers(5, 0);
    assertThat(found()).isEmpty();
  }

  @Test void whatARetrievalDidIsHeldAgainstItAlone() {
    story.begins(Operation.FD_RESTORE);
    story.event(TraceKind.CORRUPTED, 0, Corruption.STALE_DATA.ordinal(), 0, 0);
    story.ends(Operation.FD_RESTORE, -Errno.EINVAL, Row.T3);
    assertThat(found()).containsExactly("I17/K4/0/1");
    story.attempt(2).begins(Operation.FD_RESTORE).ends(Operation.FD_RESTORE, -Errno.EINVAL, Row.T3);
    assertThat(found()).containsExactly("I17/K4/0/1");
  }

  @Test void aViolationIsToldOnceInAnAttemptAndRow() {
    for (int attempt = 1; attempt <= 2; attempt++) {
      story.attempt(attempt);
      for (int restore = 0; restore < 3; restore++) {
        story.begins(Operation.FD_RESTORE);
        story.event(TraceKind.CORRUPTED, 0, Corruption.STALE_DATA.ordinal(), 0, 0);
        story.ends(Operation.FD_RESTORE, -Errno.EINVAL, Row.T3);
      }
    }
    assertThat(found()).containsExactly("I17/K4/1/1", "I17/K4/2/1");
  }

  @Test void whatAnEventDidIsHeldAgainstItAlone() {
    story.attempt(1).begins(Operation.GET_STATE);
    story.event(TraceKind.CORRUPTED, 0, Corruption.FREED_WHILE_MAPPED.ordinal(), 0, 0);
    story.ends(Operation.GET_STATE, 0, Row.NONE);
    assertThat(found()).isEmpty();
    story.prepares();
    assertThat(found()).containsExactly("I11/NONE/1/1");
    story.attempt(2).cancels();
    assertThat(found()).containsExactly("I11/NONE/1/1");
  }

  @Test void whatAKernelDidInItsStartIsHeldAgainstItAlone() {
    for (var kind : new TraceKind[] {TraceKind.BOOTED, TraceKind.STOPPED}) {
      begin();
      story.attempt(1).event(TraceKind.JUMPED, 1, JumpKind.HANDOVER.ordinal(), 0, 0);
      story.event(TraceKind.CORRUPTED, 0, Corruption.DANGLING_POINTER.ordinal(), 0, 0);
      story.event(kind, 2, 0, 0, 0);
      long once = found().stream().filter(one -> one.startsWith("I11/")).count();
      assertThat(once).isOne();
      story.attempt(2).event(kind, 2, 0, 0, 0);
      assertThat(found().stream().filter(one -> one.startsWith("I11/")).count()).isOne();
    }
  }

  @Test void theRowOfAStopIsThatOfTheLastRequestUnderWay() {
    world.row = Row.N4;
    story.attempt(1).event(TraceKind.CORRUPTED, 0, Corruption.FREED_WHILE_MAPPED.ordinal(), 0, 0);
    story.event(TraceKind.STOPPED, 1, Stop.PANIC.ordinal(), 0, 0);
    assertThat(found()).contains("I11/N2/1/1").noneMatch(one -> one.contains("N4"));
    begin();
    story.begins(Operation.FINISH);
    story.event(TraceKind.CORRUPTED, 0, Corruption.FREED_WHILE_MAPPED.ordinal(), 0, 0);
    story.event(TraceKind.STOPPED, 1, Stop.PANIC.ordinal(), 0, 0);
    assertThat(found()).contains("I11/N4/0/1");
  }

  @Test void aFinishIsToldWhileItBegins() {
    for (int pattern = 0; pattern < 8; pattern++) {
      begin();
      boolean told = (pattern & 1) != 0;
      boolean retrieved = (pattern & 2) != 0;
      boolean shown = (pattern & 4) != 0;
      if (!shown) {
        var blind = MadeUpWorld.showing(Evidence.PARTICIPANTS);
        blind.reclaimed.add(told);
        judge.begin(0, 0, blind);
      }
      story.event(TraceKind.BOOTED, 2, LuoState.UPDATED.ordinal(), 0, 0);
      world.reclaimed.add(told);
      story.begins(Operation.FD_RESTORE).callback(Callback.RETRIEVE, RECEIVED, 0, 0, retrieved ? 0 : -5)
          .ends(Operation.FD_RESTORE, retrieved ? 0 : -5, Row.NONE);
      story.begins(Operation.FINISH).callback(Callback.FINISH, RECEIVED, 0, 0, 0)
          .callback(Callback.FINISH, TraceKind.participant(1, 0), 0, 0, 0);
      world.reclaimed.clear();
      story.becomes(LuoState.UPDATED, LuoState.NORMAL).ends(Operation.FINISH, 0, Row.NONE);
      assertThat(found().stream().filter(one -> one.startsWith("I23/")).toList())
          .isEqualTo(shown && told != retrieved ? List.of("I23/NONE/0/1") : List.of());
    }
  }

  @Test void whoHasNoCancelIsNotMissedInARollback() {
    world.silent = 0;
    story.attempt(1).prepares().failsToFreeze();
    assertThat(found()).noneMatch(one -> one.startsWith("I1/"));
    begin();
    world.silent = -1;
    story.attempt(1).prepares().failsToFreeze();
    assertThat(found()).contains("I1/Z2/1/1");
  }

  @Test void aCancelThatWasRefusedIsWhatALaterJumpSuffersFrom() {
    for (int result : new int[] {-22, 0}) {
      for (var operation : new Operation[] {Operation.CANCEL, Operation.FREEZE}) {
        begin();
        long before = judge.digest();
        story.attempt(1).prepares();
        long prepared = judge.digest();
        story.begins(operation).ends(operation, result, Row.C4);
        boolean noted = judge.digest() != prepared;
        assertThat(noted).as("%s %d", operation, result)
            .isEqualTo(operation == Operation.CANCEL && result < 0);
        assertThat(before).isNotEqualTo(prepared);
      }
    }
  }

  private void createsAndCloses(MadeUpSessions sessions, boolean closes) {
    sessions.outgoing.add(10);
    story.event(TraceKind.OPERATION_BEGAN, 90, Operation.CREATE_SESSION.ordinal(), 10, 0)
        .event(TraceKind.OPERATION_ENDED, 90, Operation.CREATE_SESSION.ordinal(), 0, Row.NONE.ordinal())
        .event(TraceKind.CANCEL_BEGAN, 1, 0, 0, 0)
        .event(TraceKind.OPERATION_BEGAN, 91, Operation.CLOSE_SESSION.ordinal(), 10, 0);
    if (closes) {
      sessions.outgoing.clear();
      story.event(TraceKind.OPERATION_ENDED, 91, Operation.CLOSE_SESSION.ordinal(), 0, Row.NONE.ordinal());
    }
  }

  @Test void theAgentsViewOfACancelCountsWithSessionsToo() {
    for (int over = 0; over < 2; over++) {
      var sessions = new MadeUpSessions();
      judge.begin(0, 0, sessions);
      story.attempt(1);
      createsAndCloses(sessions, true);
      story.event(TraceKind.CANCEL_ENDED, 1, over, 0, 0)
          .attemptEnds(over == 1 ? AttemptEnd.CANCELLED : AttemptEnd.WEDGED);
      var tally = new JudgeTally("mainline");
      judge.commit(tally);
      assertThat(tally.cancels().attempted()).isOne();
      assertThat(tally.cancels().never()).isEqualTo(1 - over);
      assertThat(tally.requests(Row.NONE)).isEqualTo(2);
    }
  }

  @Test void aCloseThatTheAgentNeverSeesTheEndOfIsNever() {
    var sessions = new MadeUpSessions();
    judge.begin(0, 0, sessions);
    story.attempt(1);
    createsAndCloses(sessions, false);
    story.event(TraceKind.STUCK, 1, 0, 0, 0).attemptEnds(AttemptEnd.STUCK).attempt(2);
    assertThat(judge.verdict(1)).contains(CancelVerdict.NEVER);
    assertThat(judge.verdict(2)).isEmpty();
  }
}
