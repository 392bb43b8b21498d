package luosim.luo.revision.mainline;

import luosim.luo.Callback;
import luosim.luo.Subject;
import luosim.luo.part.Digest;
import luosim.luo.part.Flow;
import luosim.luo.part.OperationSlot;
import luosim.luo.part.QueuedLock;

/**
 * One operation under way: where each of its machines stands.
 *
 * <p>Machines nest: a request on a session, a pass over its files, a pass over the FLBs of a file.
 */
final class Op extends OperationSlot<Op> {
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

  Op(int id, QueuedLock anyLock) {
    super(id, anyLock);
    startMachines();
  }

  @Override protected void startMachines() {
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
  }

  @Override protected void copyMachines(Op other) {
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
  }

  @Override protected void digestMachines(Digest into) {
    into.add(opening.ordinal()).add(making.ordinal()).add(entering.ordinal()).add(preserving.ordinal());
    into.add(retrieving.ordinal()).add(finishing.ordinal()).add(closing.ordinal());
    into.add(freezing.ordinal()).add(asking.ordinal()).add(registering.ordinal()).add(filing.ordinal());
    into.add(linking.ordinal());
    into.add(session).add(handlerFound).add(identity).add(grew).add(index).add(place).add(limit);
    into.add(link).add(fd);
  }

  /** Asks for a callback of an FLB. */
  Flow asksFlb(Callback wanted, int flb, long given, boolean withObject) {
    asks(wanted, Subject.FLB, flb, given);
    if (withObject) {
      passesObject();
    }
    return Flow.WAIT;
  }

  /** Asks for a callback of a file. */
  Flow asksFile(Callback wanted, int fileHandler, int fileObject, long fileToken, long given) {
    asks(wanted, Subject.FILE, fileObject < 0 ? fileHandler : fileObject, given);
    return ofFile(fileHandler, fileObject, fileToken);
  }
}
