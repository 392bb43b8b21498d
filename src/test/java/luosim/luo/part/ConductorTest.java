package luosim.luo.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import luosim.luo.Callback;
import luosim.luo.Need;
import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.luo.Stop;
import luosim.luo.Subject;
import luosim.luo.Work;
import org.junit.jupiter.api.Test;

/**
 * No operation may go on without what it asked for, return twice, or be mistaken for another one; here with
 * the smallest revision that waits, works, asks and stops.
 */
final class ConductorTest {
  /** Takes the lock, asks for a callback, works, returns; a FINISH stops the kernel. */
  private static final class Small extends Conductor<SmallOp> {
    private final LockSet locks;
    private final QueuedLock lock;

    private Small() {
      this(new LockSet());
    }

    private Small(LockSet locks) {
      super(new SmallOp[0], locks.released());
      this.locks = locks;
      lock = locks.add();
    }

    @Override protected SmallOp slot(int id) {
      return new SmallOp(id, lock);
    }

    @Override protected Flow run(SmallOp op) {
      if (op.operation() == Operation.FINISH) {
        return op.stop(Stop.NULL_DEREFERENCE, Row.N4);
      }
      if (op.step == 0) {
        op.step = 1;
        Flow flow = op.operation() == Operation.CANCEL ? op.takesKillable(lock) : op.takes(lock, false);
        if (flow == Flow.WAIT) {
          return flow;
        }
      }
      if (op.interrupted()) {
        return op.end(-4, Row.C3);
      }
      if (op.step == 1) {
        op.step = 2;
        op.asks(Callback.FREEZE, Subject.FILE, 7, op.argument());
        op.tellsRetrieve(1);
        return op.ofFile(3, 7, op.givenToken());
      }
      if (op.takesAnswer()) {
        return op.works(Work.FDT_SETUP, op.answerData()) == Flow.WAIT ? Flow.WAIT : leave(op);
      }
      return leave(op);
    }

    private Flow leave(SmallOp op) {
      lock.release(op.id());
      op.setValue(op.answerData());
      return op.end(op.answer(), Row.C1);
    }

    @Override protected void digestKernel(Digest into, boolean exact) {
      locks.digest(into);
    }

    @Override public Stop boot() {
      return panic();
    }

    private Small copy() {
      var copy = new Small();
      copy.locks.copyFrom(locks);
      copy.copyOperations(this, each -> copy.locks.counterpart(locks, each).orElseThrow());
      return copy;
    }
  }

  private static final class SmallOp extends OperationSlot<SmallOp> {
    private int step;

    private SmallOp(int id, QueuedLock anyLock) {
      super(id, anyLock);
    }

    @Override protected void startMachines() {
      step = 0;
    }

    @Override protected void copyMachines(SmallOp other) {
      step = other.step;
    }

    @Override protected void digestMachines(Digest into) {
      into.add(step);
    }
  }

  private final Small luo = new Small();

  @Test void anOperationGoesThroughEverythingItNeeds() {
    int op = luo.begin(Operation.PREPARE, 11, 12, 13);
    assertThat(luo.operation(op)).isEqualTo(Operation.PREPARE);
    assertThat(luo.proceed(op)).isEqualTo(Need.CALLBACK);
    assertThat(luo.callback(op)).isEqualTo(Callback.FREEZE);
    assertThat(luo.subjectKind(op)).isEqualTo(Subject.FILE);
    assertThat(List.of(luo.subject(op), luo.handler(op), luo.file(op))).containsExactly(7, 3, 7);
    assertThat(List.of(luo.token(op), luo.data(op))).containsExactly(13L, 11L);
    assertThat(luo.reclaimed(op)).isTrue();
    assertThat(luo.retrieveStatus(op)).isEqualTo(1);
    assertThat(luo.objectPassed(op)).isTrue();
    luo.answer(op, 5, 77);
    assertThat(luo.proceed(op)).isEqualTo(Need.WORK);
    assertThat(luo.work(op)).isEqualTo(Work.FDT_SETUP);
    assertThat(luo.workAmount(op)).isEqualTo(77);
    assertThat(luo.proceed(op)).isEqualTo(Need.DONE);
    assertThat(luo.proceed(op)).isEqualTo(Need.DONE);
    assertThat(luo.result(op)).isEqualTo(5);
    assertThat(luo.value(op)).isEqualTo(77);
    assertThat(luo.row(op)).isEqualTo(Row.C1);
    assertThat(luo.stop(op)).isEqualTo(Stop.NONE);
    luo.end(op);
    assertThatThrownBy(() -> luo.result(op)).hasMessage("no operation 0 is under way");
  }

  @Test void noWorkTakesNoTime() {
    int op = luo.begin(Operation.PREPARE, 0);
    luo.proceed(op);
    luo.answer(op, 0, 0);
    assertThat(luo.proceed(op)).isEqualTo(Need.DONE);
  }

  @Test void misuseIsRefusedByName() {
    assertThatThrownBy(() -> luo.proceed(-1)).hasMessage("no operation -1 is under way");
    int op = luo.begin(Operation.PREPARE, 0);
    assertThatThrownBy(() -> luo.proceed(op + 1)).hasMessage("no operation 1 is under way");
    assertThatThrownBy(() -> luo.answer(op, 0, 0)).hasMessage("operation 0 has not asked for a callback");
    luo.proceed(op);
    assertThatThrownBy(() -> luo.proceed(op)).hasMessage("operation 0 has no answer to its FREEZE yet");
    assertThatThrownBy(() -> luo.end(op)).hasMessage("operation 0 is still under way: it needs CALLBACK");
    luo.answer(op, 0, 0);
    assertThatThrownBy(() -> luo.answer(op, 0, 0)).hasMessage("operation 0 has not asked for a callback");
  }

  @Test void aFreeSlotIsUsedAgainAndTheLimitHasAName() {
    var ops = new ArrayList<Integer>();
    for (int nth = 0; nth < Conductor.OPERATION_LIMIT; nth++) {
      ops.add(luo.begin(Operation.PREPARE, nth));
    }
    assertThat(ops).doesNotHaveDuplicates();
    assertThatThrownBy(() -> luo.begin(Operation.PREPARE, 0))
        .hasMessage("more than 4096 operations under way in one kernel");
    luo.proceed(17);
    luo.answer(17, 0, 0);
    luo.proceed(17);
    luo.end(17);
    assertThat(luo.begin(Operation.CANCEL, 9)).isEqualTo(17);
    assertThat(luo.result(17)).isZero();
    assertThat(luo.value(17)).isEqualTo(-1);
    assertThat(luo.row(17)).isEqualTo(Row.NONE);
  }

  @Test void aWaiterGoesOnWhenTheLockIsItsOwn() {
    int first = luo.begin(Operation.PREPARE, 0);
    int second = luo.begin(Operation.PREPARE, 0);
    luo.proceed(first);
    assertThat(luo.proceed(second)).isEqualTo(Need.LOCK);
    assertThat(luo.proceed(second)).isEqualTo(Need.LOCK);
    assertThat(luo.nextReleased()).isEqualTo(-1);
    assertThat(luo.signal(second)).as("a wait that is not killable").isFalse();
    luo.answer(first, 0, 0);
    luo.proceed(first);
    assertThat(luo.nextReleased()).isEqualTo(second);
    assertThat(luo.proceed(second)).isEqualTo(Need.CALLBACK);
  }

  @Test void aSignalEndsAKillableWaitAloneOrBeforeIt() {
    int owner = luo.begin(Operation.PREPARE, 0);
    luo.proceed(owner);
    int waiter = luo.begin(Operation.CANCEL, 0);
    assertThat(luo.proceed(waiter)).isEqualTo(Need.LOCK);
    assertThat(luo.signal(waiter)).isTrue();
    assertThat(luo.proceed(waiter)).isEqualTo(Need.DONE);
    assertThat(luo.result(waiter)).isEqualTo(-4);
    int signalled = luo.begin(Operation.CANCEL, 0);
    assertThat(luo.signal(signalled)).isFalse();
    assertThat(luo.proceed(signalled)).isEqualTo(Need.DONE);
    assertThat(luo.result(signalled)).isEqualTo(-4);
    int forDead = luo.begin(Operation.CANCEL, 0);
    luo.op(forDead).makeForDead();
    assertThat(luo.proceed(forDead)).isEqualTo(Need.LOCK);
    assertThat(luo.signal(forDead)).isFalse();
    luo.answer(owner, 0, 0);
    luo.proceed(owner);
    assertThat(luo.nextReleased()).isEqualTo(forDead);
    assertThat(luo.proceed(forDead)).isEqualTo(Need.CALLBACK);
  }

  @Test void aSignalDoesNotKeepAnOperationFromAFreeLock() {
    int op = luo.begin(Operation.CANCEL, 0);
    luo.signal(op);
    assertThat(luo.proceed(op)).isEqualTo(Need.CALLBACK);
  }

  @Test void aStoppedKernelRunsNothingUntilItIsAnotherOne() {
    int other = luo.begin(Operation.PREPARE, 0);
    int op = luo.begin(Operation.FINISH, 0);
    assertThat(luo.proceed(op)).isEqualTo(Need.STOPPED);
    assertThat(luo.stop(op)).isEqualTo(Stop.NULL_DEREFERENCE);
    assertThat(luo.row(op)).isEqualTo(Row.N4);
    assertThat(luo.proceed(other)).isEqualTo(Need.STOPPED);
    luo.end(other);
    luo.restart();
    assertThatThrownBy(() -> luo.stop(op)).hasMessage("no operation 1 is under way");
    assertThat(luo.proceed(luo.begin(Operation.PREPARE, 0))).isEqualTo(Need.CALLBACK);
    assertThat(new Small().boot()).isEqualTo(Stop.PANIC);
  }

  @Test void aKernelThatPanickedAtItsBootRunsNothing() {
    luo.boot();
    assertThat(luo.proceed(luo.begin(Operation.PREPARE, 0))).isEqualTo(Need.STOPPED);
  }

  @Test void aCopyAgreesAtEveryStepAndGoesItsOwnWay() {
    int op = luo.begin(Operation.PREPARE, 1, 2, 3);
    var digests = new ArrayList<Long>();
    for (int step = 0; step < 5; step++) {
      Small copy = luo.copy();
      assertThat(copy.digest()).isEqualTo(luo.digest());
      assertThat(copy.shape()).isEqualTo(luo.shape());
      digests.add(luo.digest());
      if (luo.op(op).lacksAnswer()) {
        luo.answer(op, 1, 7);
      } else {
        luo.proceed(op);
      }
    }
    assertThat(digests.subList(0, 4)).doesNotHaveDuplicates();
    int waiting = luo.begin(Operation.PREPARE, 0);
    int owner = luo.begin(Operation.PREPARE, 0);
    luo.proceed(owner);
    luo.proceed(waiting);
    Small copy = luo.copy();
    copy.answer(owner, 0, 0);
    copy.proceed(owner);
    assertThat(copy.nextReleased()).isEqualTo(waiting);
    assertThat(copy.proceed(waiting)).isEqualTo(Need.CALLBACK);
    assertThat(luo.proceed(waiting)).isEqualTo(Need.LOCK);
  }

  @Test void dataShowInTheDigestAndOnlyWhetherTheyAreZeroInTheShape() {
    assertThat(digests(1, 2)).doesNotHaveDuplicates();
    assertThat(digests(1, 0)).doesNotHaveDuplicates();
    assertThat(answered(1).shape()).isEqualTo(answered(2).shape());
    assertThat(answered(1).shape()).isNotEqualTo(answered(0).shape());
  }

  private static List<Long> digests(long one, long other) {
    return List.of(answered(one).digest(), answered(other).digest());
  }

  private static Small answered(long data) {
    var luo = new Small();
    int op = luo.begin(Operation.PREPARE, 0);
    luo.proceed(op);
    luo.answer(op, 0, data);
    return luo;
  }
}
