package luosim.luo.part;

import luosim.luo.Callback;
import luosim.luo.Need;
import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.luo.Stop;
import luosim.luo.Subject;
import luosim.luo.Work;

/**
 * One operation under way as every revision has it: what was requested, what it asks for and what it came
 * to. A slot that the next operation uses again.
 *
 * <p>A revision adds where each of its machines stands. Machines nest, so each has a program counter of its
 * own in its operation and keeps no state itself.
 *
 * @param <S> the slot of a revision
 */
public abstract class OperationSlot<S extends OperationSlot<S>> {
  private final int id;
  private boolean used;
  private Operation operation = Operation.GET_STATE;
  private long argument;
  private int object;
  private long givenToken;
  private Need need = Need.DONE;

  // How the level that ended last came out, and the first failure of the operation.
  private int status;
  private int error;
  private Row failure = Row.NONE;

  // Waiting for a lock.
  private QueuedLock lock;
  private boolean killable;
  private boolean forDead;
  private boolean signalled;
  private boolean interrupted;

  // The callback asked for, and its answer.
  private boolean asked;
  private boolean answered;
  private Callback callback = Callback.PREPARE;
  private Subject subjectKind = Subject.FILE;
  private int subject;
  private int handler;
  private int file;
  private long token;
  private long data;
  private int retrieveStatus;
  private boolean objectPassed;
  private int answer;
  private long answerData;

  private Work work = Work.FDT_SETUP;
  private long workAmount;

  private int result;
  private long value = -1;
  private Row row = Row.NONE;
  private Stop stop = Stop.NONE;

  /** A free slot; the lock is any of its kernel. */
  protected OperationSlot(int id, QueuedLock anyLock) {
    this.id = id;
    this.lock = anyLock;
  }

  /** Sets every machine to its first step, and what machines remember to nothing. */
  protected abstract void startMachines();

  /** Sets every machine, and what machines remember, to where another slot has it. */
  protected abstract void copyMachines(S other);

  /** Adds where the machines stand, and what they remember. */
  protected abstract void digestMachines(Digest into);

  final void begin(Operation next, long nextArgument, int nextObject, long nextToken) {
    used = true;
    operation = next;
    argument = nextArgument;
    object = nextObject;
    givenToken = nextToken;
    need = Need.WINDOW;
    startMachines();
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

  final boolean used() {
    return used;
  }

  final void free() {
    used = false;
  }

  final Need need() {
    return need;
  }

  final void come(Need to) {
    need = to;
  }

  public final int id() {
    return id;
  }

  public final Operation operation() {
    return operation;
  }

  public final long argument() {
    return argument;
  }

  /** The file object or handler of the request, -1 for none. */
  public final int object() {
    return object;
  }

  /** The token of the request, 0 for none. */
  public final long givenToken() {
    return givenToken;
  }

  /** The kernel makes the request for a process that has died, so that no signal ends its waits. */
  public final void makeForDead() {
    forDead = true;
  }

  /** Whether the kernel makes the request for a process that has died. */
  public final boolean isForDead() {
    return forDead;
  }

  /** How the level that ended last came out: 0 or a negative errno. */
  public final int status() {
    return status;
  }

  public final void setStatus(int code) {
    status = code;
  }

  /** The errno of the first failure, or 0. */
  public final int error() {
    return error;
  }

  /** The row of the first failure. */
  public final Row failure() {
    return failure;
  }

  /** Notes a row that the operation has come by, without an error. */
  public final void setFailure(Row where) {
    failure = where;
  }

  /**
   * Notes the first failure; what fails later on the way back is not what the caller gets to see.
   */
  public final void fail(int code, Row where) {
    error = code;
    failure = where;
  }

  /** The level that runs now ends with this code. */
  public final Flow leave(int code) {
    status = code;
    return Flow.END;
  }

  /** The operation returns. */
  public final Flow end(int code, Row where) {
    result = code;
    row = where;
    return Flow.END;
  }

  /** What the operation returns beside its code. */
  public final void setValue(long returned) {
    value = returned;
  }

  /** The kernel stops here. */
  public final Flow stop(Stop why, Row where) {
    stop = why;
    row = where;
    need = Need.STOPPED;
    return Flow.WAIT;
  }

  /** Other operations may run before this one goes on. */
  public final Flow window() {
    need = Need.WINDOW;
    return Flow.WAIT;
  }

  /** Time passes for kernel work; no work takes no time. */
  public final Flow works(Work kind, long amount) {
    if (amount == 0) {
      return Flow.ON;
    }
    work = kind;
    workAmount = amount;
    need = Need.WORK;
    return Flow.WAIT;
  }

  /** Takes a lock, or queues for it; nothing wakes the operation but the lock. */
  public final Flow takes(QueuedLock wanted, boolean shared) {
    return waits(wanted, wanted.acquire(id, shared), false);
  }

  /**
   * Takes a lock alone, or queues for it until a fatal signal interrupts. A signal that came before
   * does not keep the operation from a free lock, but it does not let it wait for one that is
   * taken.
   */
  public final Flow takesKillable(QueuedLock wanted) {
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

  /** Whether a fatal signal took the operation out of its last killable wait. */
  public final boolean interrupted() {
    return interrupted;
  }

  /** Delivers a fatal signal; false unless it takes the operation out of a killable wait. */
  final boolean signal() {
    signalled = true;
    interrupted = waitsForLock() && killable && lock.withdraw(id);
    return interrupted;
  }

  final boolean waitsForLock() {
    return need == Need.LOCK && lock.waits(id);
  }

  final QueuedLock lock() {
    return lock;
  }

  /** Asks for a callback. */
  public final Flow asks(Callback wanted, Subject kind, int who, long given) {
    callback = wanted;
    subjectKind = kind;
    subject = who;
    handler = -1;
    file = -1;
    token = -1;
    data = given;
    retrieveStatus = 0;
    objectPassed = false;
    asked = true;
    answered = false;
    need = Need.CALLBACK;
    return Flow.WAIT;
  }

  /** Adds to a callback just asked for what only those of files have. */
  public final Flow ofFile(int fileHandler, int fileObject, long fileToken) {
    handler = fileHandler;
    file = fileObject;
    token = fileToken;
    objectPassed = fileObject >= 0;
    return Flow.WAIT;
  }

  /** Adds to a callback just asked for how the retrieve of its file came out. */
  public final void tellsRetrieve(int fileStatus) {
    retrieveStatus = fileStatus;
  }

  /** Adds to a callback just asked for that it is given the object that belongs to its data. */
  public final void passesObject() {
    objectPassed = true;
  }

  final boolean lacksAnswer() {
    return asked && !answered;
  }

  final void answers(int given, long givenData) {
    answer = given;
    answerData = givenData;
    answered = true;
  }

  /** Whether a callback was asked for and its answer is there; it is consumed. */
  public final boolean takesAnswer() {
    boolean there = asked;
    asked = false;
    answered = false;
    return there;
  }

  /** The last answer that was given. */
  public final int answer() {
    return answer;
  }

  public final long answerData() {
    return answerData;
  }

  final Callback callback() {
    return callback;
  }

  final Subject subjectKind() {
    return subjectKind;
  }

  final int subject() {
    return subject;
  }

  final int handler() {
    return handler;
  }

  final int file() {
    return file;
  }

  final long token() {
    return token;
  }

  final long data() {
    return data;
  }

  final int retrieveStatus() {
    return retrieveStatus;
  }

  final boolean objectPassed() {
    return objectPassed;
  }

  final Work work() {
    return work;
  }

  /** How much work was counted last. */
  public final long workAmount() {
    return workAmount;
  }

  /** Leaves a count of work for who lets its time pass. */
  public final void setWorkAmount(long amount) {
    workAmount = amount;
  }

  /** Adds to that count. */
  public final void addWork(long amount) {
    workAmount += amount;
  }

  final int result() {
    return result;
  }

  final long value() {
    return value;
  }

  final Row row() {
    return row;
  }

  final Stop stopped() {
    return stop;
  }

  final void copyFrom(S slot, QueuedLock sameLock) {
    OperationSlot<S> other = slot;
    used = other.used;
    operation = other.operation;
    argument = other.argument;
    object = other.object;
    givenToken = other.givenToken;
    need = other.need;
    copyMachines(slot);
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

  private void copyCallback(OperationSlot<S> other) {
    asked = other.asked;
    answered = other.answered;
    callback = other.callback;
    subjectKind = other.subjectKind;
    subject = other.subject;
    handler = other.handler;
    file = other.file;
    token = other.token;
    data = other.data;
    retrieveStatus = other.retrieveStatus;
    objectPassed = other.objectPassed;
    answer = other.answer;
    answerData = other.answerData;
  }

  /** Adds what decides how this operation goes on. */
  final void digest(Digest into, boolean exact) {
    into.add(id).add(operation.ordinal()).add(argument).add(object).add(givenToken).add(need.ordinal());
    digestMachines(into);
    into.add(status).add(error).add(failure.ordinal()).add(forDead).add(signalled).add(interrupted);
    into.add(asked).add(answered);
    if (need == Need.CALLBACK) {
      into.add(callback.ordinal()).add(subjectKind.ordinal()).add(subject).add(token);
      into.add(exact || data == 0 ? data : 1).add(retrieveStatus).add(objectPassed);
    }
    if (answered) {
      into.add(answer).add(exact || answerData == 0 ? answerData : 1);
    }
    if (need == Need.DONE) {
      into.add(result).add(value).add(row.ordinal());
    }
  }
}
