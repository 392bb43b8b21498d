package luosim.luo.revision.mainline;

import luosim.luo.Callback;
import luosim.luo.Need;
import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.luo.Subject;
import luosim.luo.Work;
import luosim.luo.part.Digest;
import luosim.luo.part.QueuedLock;

/**
 * One operation under way: where each of its machines stands, what it asks for and what it came to.
 * A slot that the next operation uses again.
 *
 * <p>Machines nest: a request on a session, a pass over its files, a pass over the FLBs of a file.
 * Each has its own program counter here, so that the machines themselves keep no state.
 */
final class Op {
  final int id;
  boolean used;
  Operation operation = Operation.CLOSE_DEVICE;
  long argument;
  int object;
  long tokenArgument;
  Need need = Need.DONE;

  // Program counters, one a machine.
  DeviceMachine.Step opening;
  SessionMachine.Step making;
  Entry.Step entering;
  PreserveMachine.Step preserving;
  RetrieveMachine.Step retrieving;
  FinishMachine.Step finishing;
  CloseMachine.Step closing;
  FreezeMachine.Step freezing;
  FlbMachine.Step asking;
  RegistryMachine.Step registering;
  FilePass.Step filing;
  FlbPass.Step linking;

  // What the machines remember on the way.
  int session;
  int age;
  int handlerFound;
  long identity;
  boolean grew;
  int index;
  int place;
  int limit;
  int link;
  int fd;
  int status;
  int error;
  Row failure = Row.NONE;

  // Waiting for a lock.
  QueuedLock lock;

  // The callback asked for, and its answer.
  boolean asked;
  boolean answered;
  Callback callback = Callback.PRESERVE;
  Subject subjectKind = Subject.FILE;
  int subject;
  int handler;
  int file;
  long token;
  long data;
  int retrieveStatus;
  boolean objectPassed;
  int answer;
  long answerData;

  Work work = Work.SESSION_READ;
  long workAmount;

  int result;
  long value;
  Row row = Row.NONE;

  Op(int id, QueuedLock anyLock) {
    this.id = id;
    this.lock = anyLock;
    begin(Operation.CLOSE_DEVICE, 0, -1, 0);
    used = false;
  }

  void begin(Operation next, long nextArgument, int nextObject, long nextToken) {
    used = true;
    operation = next;
    argument = nextArgument;
    object = nextObject;
    tokenArgument = nextToken;
    need = Need.WINDOW;
    opening = DeviceMachine.Step.START;
    making = SessionMachine.Step.START;
    entering = Entry.Step.START;
    preserving = PreserveMachine.Step.CHECK;
    retrieving = RetrieveMachine.Step.FIND;
    finishing = FinishMachine.Step.CHECK;
    closing = CloseMachine.Step.START;
    freezing = FreezeMachine.Step.START;
    asking = FlbMachine.Step.START;
    registering = RegistryMachine.Step.START;
    filing = FilePass.Step.NEXT;
    linking = FlbPass.Step.NEXT;
    session = -1;
    age = 0;
    handlerFound = -1;
    identity = 0;
    grew = false;
    index = 0;
    place = 0;
    limit = 0;
    link = 0;
    fd = -1;
    status = 0;
    error = 0;
    failure = Row.NONE;
    asked = false;
    answered = false;
    result = 0;
    value = -1;
    row = Row.NONE;
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
    if (wanted.acquire(id, shared)) {
      return Flow.ON;
    }
    lock = wanted;
    need = Need.LOCK;
    return Flow.WAIT;
  }

  boolean waitsForLock() {
    return need == Need.LOCK && lock.waits(id);
  }

  /** Asks for a callback of an FLB. */
  Flow asksFlb(Callback wanted, int flb, long given, boolean withObject) {
    asks(wanted, Subject.FLB, flb, given);
    objectPassed = withObject;
    return Flow.WAIT;
  }

  /** Asks for a callback of a file. */
  Flow asksFile(Callback wanted, int fileHandler, int fileObject, long fileToken, long given) {
    asks(wanted, Subject.FILE, fileObject < 0 ? fileHandler : fileObject, given);
    handler = fileHandler;
    file = fileObject;
    token = fileToken;
    objectPassed = fileObject >= 0;
    return Flow.WAIT;
  }

  private void asks(Callback wanted, Subject kind, int who, long given) {
    callback = wanted;
    subjectKind = kind;
    subject = who;
    handler = -1;
    file = -1;
    token = -1;
    data = given;
    retrieveStatus = 0;
    asked = true;
    answered = false;
    need = Need.CALLBACK;
  }

  /** Whether a callback was asked for and its answer is there; it is consumed. */
  boolean takesAnswer() {
    boolean there = asked;
    asked = false;
    answered = false;
    return there;
  }

  void copyFrom(Op other, QueuedLock sameLock) {
    begin(other.operation, other.argument, other.object, other.tokenArgument);
    used = other.used;
    need = other.need;
    copyCounters(other);
    session = other.session;
    age = other.age;
    handlerFound = other.handlerFound;
    identity = other.identity;
    grew = other.grew;
    index = other.index;
    place = other.place;
    limit = other.limit;
    link = other.link;
    fd = other.fd;
    status = other.status;
    error = other.error;
    failure = other.failure;
    lock = sameLock;
    copyCallback(other);
    work = other.work;
    workAmount = other.workAmount;
    result = other.result;
    value = other.value;
    row = other.row;
  }

  private void copyCounters(Op other) {
    opening = other.opening;
    making = other.making;
    entering = other.entering;
    preserving = other.preserving;
    retrieving = other.retrieving;
    finishing = other.finishing;
    closing = other.closing;
    freezing = other.freezing;
    asking = other.asking;
    registering = other.registering;
    filing = other.filing;
    linking = other.linking;
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
    retrieveStatus = other.retrieveStatus;
    objectPassed = other.objectPassed;
    answer = other.answer;
    answerData = other.answerData;
  }

  /** Adds what decides how this operation goes on. */
  void digest(Digest into, boolean exact) {
    into.add(id).add(operation.ordinal()).add(argument).add(object).add(tokenArgument);
    into.add(need.ordinal()).add(opening.ordinal()).add(making.ordinal()).add(entering.ordinal());
    into.add(preserving.ordinal()).add(retrieving.ordinal()).add(finishing.ordinal());
    into.add(closing.ordinal()).add(freezing.ordinal()).add(asking.ordinal());
    into.add(registering.ordinal()).add(filing.ordinal()).add(linking.ordinal());
    into.add(session).add(handlerFound).add(identity).add(grew);
    into.add(index).add(place).add(limit).add(link).add(fd).add(status).add(error);
    into.add(failure.ordinal()).add(asked).add(answered);
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
