package luosim.luo.revision.rfcv2;

import luosim.luo.Callback;
import luosim.luo.Need;
import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.luo.Stop;
import luosim.luo.Subject;
import luosim.luo.Work;
import luosim.luo.part.Digest;
import luosim.luo.part.QueuedLock;

/**
 * One operation under way: where each of its machines stands, what it asks for and what it came to.
 * A slot that the next operation uses again.
 *
 * <p>Machines nest: KHO's finalize or abort, the chain, the orchestrator's part in it, a pass over
 * one class of participants. Each has its own program counter here, so that the machines themselves
 * keep no state.
 */
final class Op {
  final int id;
  boolean used;
  Operation operation = Operation.GET_STATE;
  long argument;
  Need need = Need.DONE;

  // Program counters, one a machine.
  FinalizeMachine.Step finalizing;
  AbortMachine.Step aborting;
  PrepareMachine.Step preparing;
  CancelMachine.Step cancelling;
  FreezeMachine.Step freezing;
  ForwardPass.Step forward;
  FinishMachine.Step finishing;
  RebuildMachine.Step rebuilding;
  PreserveMachine.Step preserving;
  RestoreMachine.Step restoring;
  RegistryMachine.Step registering;

  // What the machines remember on the way.
  int place;
  boolean chainPassedUs;

  /** How many members of the chain have agreed to the finalize. */
  int agreed;
  int index;
  int limit;
  boolean rewrite;
  int fd;

  // How the level that ended last came out, and the first failure of the operation.
  int status;
  int error;
  Row failure = Row.NONE;

  // Waiting for a lock.
  QueuedLock lock;
  boolean killable;

  /** Whether the kernel makes the request for a process that has died. */
  boolean forDead;
  boolean signalled;
  boolean interrupted;

  // The callback asked for, and its answer.
  boolean asked;
  boolean answered;
  Callback callback = Callback.PREPARE;
  Subject subjectKind = Subject.FILE;
  int subject;
  int handler;
  int file;
  long token;
  long data;
  boolean reclaimed;
  int answer;
  long answerData;

  Work work = Work.FDT_SETUP;
  long workAmount;

  int result;
  long value;
  Row row = Row.NONE;
  Stop stop = Stop.NONE;

  Op(int id, QueuedLock anyLock) {
    this.id = id;
    this.lock = anyLock;
    begin(Operation.GET_STATE, 0);
    used = false;
  }

  void begin(Operation next, long nextArgument) {
    used = true;
    operation = next;
    argument = nextArgument;
    need = Need.WINDOW;
    finalizing = FinalizeMachine.Step.START;
    aborting = AbortMachine.Step.START;
    preparing = PrepareMachine.Step.START;
    cancelling = CancelMachine.Step.START;
    freezing = FreezeMachine.Step.START;
    forward = ForwardPass.Step.FILES;
    finishing = FinishMachine.Step.START;
    rebuilding = RebuildMachine.Step.START;
    preserving = PreserveMachine.Step.START;
    restoring = RestoreMachine.Step.START;
    registering = RegistryMachine.Step.START;
    place = 0;
    agreed = 0;
    chainPassedUs = false;
    index = 0;
    limit = 0;
    rewrite = false;
    fd = -1;
    status = 0;
    error = 0;
    failure = Row.NONE;
    killable = false;
    forDead = false;
    signalled = false;
    interrupted = false;
    asked = false;
    answered = false;
    result = 0;
    value = -1;
    row = Row.NONE;
    stop = Stop.NONE;
  }

  /**
   * Notes the first failure; what fails later on the way back is not what the caller gets to see.
   */
  void fail(int code, Row where) {
    error = code;
    failure = where;
  }

  /** The level that runs now ends with this code. */
  Flow leave(int code) {
    status = code;
    return Flow.END;
  }

  /** The operation returns. */
  Flow end(int code, Row where) {
    result = code;
    row = where;
    return Flow.END;
  }

  /** The kernel stops here. */
  Flow stop(Stop why, Row where) {
    stop = why;
    row = where;
    need = Need.STOPPED;
    return Flow.WAIT;
  }

  /** Time passes for kernel work; no work takes no time. */
  Flow works(Work kind, long amount) {
    if (amount == 0) {
      return Flow.ON;
    }
    work = kind;
    workAmount = amount;
    need = Need.WORK;
    return Flow.WAIT;
  }

  /** Takes a lock, or queues for it; nothing wakes the operation but the lock. */
  Flow takes(QueuedLock wanted, boolean shared) {
    return waits(wanted, wanted.acquire(id, shared), false);
  }

  /**
   * Takes a lock alone, or queues for it until a fatal signal interrupts. A signal that came before
   * does not keep the operation from a free lock, but it does not let it wait for one that is
   * taken.
   */
  Flow takesKillable(QueuedLock wanted) {
    interrupted = false;
    boolean taken = wanted.acquire(id, false);
    if (!taken && signalled) {
      wanted.withdraw(id);
      interrupted = true;
      return Flow.ON;
    }
    return waits(wanted, taken, !forDead);
  }

  private Flow waits(QueuedLock wanted, boolean taken, boolean fatalSignalsWake) {
    if (taken) {
      return Flow.ON;
    }
    lock = wanted;
    killable = fatalSignalsWake;
    need = Need.LOCK;
    return Flow.WAIT;
  }

  /** Delivers a fatal signal; false unless it takes the operation out of a killable wait. */
  boolean signal() {
    signalled = true;
    interrupted = waitsForLock() && killable && lock.withdraw(id);
    return interrupted;
  }

  boolean waitsForLock() {
    return need == Need.LOCK && lock.waits(id);
  }

  /** Asks for a callback. */
  Flow asks(Callback wanted, Subject kind, int who, long given) {
    callback = wanted;
    subjectKind = kind;
    subject = who;
    handler = -1;
    file = -1;
    token = -1;
    data = given;
    reclaimed = false;
    asked = true;
    answered = false;
    need = Need.CALLBACK;
    return Flow.WAIT;
  }

  /** Adds to a callback just asked for what only those of files have. */
  Flow ofFile(int fileHandler, int fileObject, long fileToken) {
    handler = fileHandler;
    file = fileObject;
    token = fileToken;
    return Flow.WAIT;
  }

  /** Whether a callback was asked for and its answer is there; it is consumed. */
  boolean takesAnswer() {
    boolean there = asked;
    asked = false;
    answered = false;
    return there;
  }

  void copyFrom(Op other, QueuedLock sameLock) {
    begin(other.operation, other.argument);
    used = other.used;
    need = other.need;
    copyCounters(other);
    place = other.place;
    agreed = other.agreed;
    chainPassedUs = other.chainPassedUs;
    index = other.index;
    limit = other.limit;
    rewrite = other.rewrite;
    fd = other.fd;
    status = other.status;
    error = other.error;
    failure = other.failure;
    lock = sameLock;
    killable = other.killable;
    forDead = other.forDead;
    signalled = other.signalled;
    interrupted = other.interrupted;
    copyCallback(other);
    work = other.work;
    workAmount = other.workAmount;
    result = other.result;
    value = other.value;
    row = other.row;
    stop = other.stop;
  }

  private void copyCounters(Op other) {
    finalizing = other.finalizing;
    aborting = other.aborting;
    preparing = other.preparing;
    cancelling = other.cancelling;
    freezing = other.freezing;
    forward = other.forward;
    finishing = other.finishing;
    rebuilding = other.rebuilding;
    preserving = other.preserving;
    restoring = other.restoring;
    registering = other.registering;
  }

  private void copyCallback(Op other) {
    asked = other.asked;
    answered = other.answered;
    callback = other.callback;
    subjectKind = other.subjectKind;
    subject = other.subject;
    handler = other.handler;
    file = other.file;
    token = other.token;
    data = other.data;
    reclaimed = other.reclaimed;
    answer = other.answer;
    answerData = other.answerData;
  }

  /** Adds what decides how this operation goes on. */
  void digest(Digest into, boolean exact) {
    into.add(id).add(operation.ordinal()).add(argument).add(need.ordinal());
    into.add(finalizing.ordinal()).add(aborting.ordinal()).add(preparing.ordinal());
    into.add(cancelling.ordinal()).add(freezing.ordinal()).add(forward.ordinal());
    into.add(finishing.ordinal()).add(rebuilding.ordinal()).add(preserving.ordinal());
    into.add(restoring.ordinal()).add(registering.ordinal());
    into.add(place).add(chainPassedUs).add(index).add(limit).add(rewrite).add(fd);
    into.add(status)
        .add(error)
        .add(failure.ordinal())
        .add(signalled)
        .add(interrupted)
        .add(asked)
        .add(answered);
    if (forDead) {
      into.add(true);
    }
    if (need == Need.CALLBACK) {
      into.add(callback.ordinal()).add(subjectKind.ordinal()).add(subject).add(token);
      into.add(exact || data == 0 ? data : 1);
    }
    if (answered) {
      into.add(answer).add(exact || answerData == 0 ? answerData : 1);
    }
    if (need == Need.DONE) {
      into.add(result).add(value).add(row.ordinal());
    }
  }
}
