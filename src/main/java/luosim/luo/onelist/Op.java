package luosim.luo.onelist;

import luosim.luo.part.Digest;
import luosim.luo.part.OperationSlot;
import luosim.luo.part.QueuedLock;

/**
 * One operation under way: where each of its machines stands.
 *
 * <p>Machines nest: a request, its pass over the subsystems, within that the files.
 */
final class Op extends OperationSlot<Op> {
  // Program counters, one a machine.
  EventMachine.Step event;
  HandoverMachine.Step handover;
  FinishMachine.Step finishing;
  FilesMachine.Step files;
  RebuildMachine.Step rebuilding;
  PreserveMachine.Step preserving;
  RestoreMachine.Step restoring;
  RegistryMachine.Step registering;
  FileMachine.Step fileStep;

  // What the machines remember on the way.
  int place;
  int places;
  int index;
  int limit;
  int fd;

  Op(int id, QueuedLock anyLock) {
    super(id, anyLock);
    startMachines();
  }

  @Override protected void startMachines() {
    event = EventMachine.Step.START;
    handover = HandoverMachine.Step.START;
    finishing = FinishMachine.Step.START;
    files = FilesMachine.Step.START;
    rebuilding = RebuildMachine.Step.START;
    preserving = PreserveMachine.Step.START;
    restoring = RestoreMachine.Step.START;
    registering = RegistryMachine.Step.START;
    fileStep = FileMachine.Step.START;
    place = 0;
    places = 0;
    index = 0;
    limit = 0;
    fd = -1;
  }

  @Override protected void copyMachines(Op other) {
    event = other.event;
    handover = other.handover;
    finishing = other.finishing;
    files = other.files;
    rebuilding = other.rebuilding;
    preserving = other.preserving;
    restoring = other.restoring;
    registering = other.registering;
    fileStep = other.fileStep;
    place = other.place;
    places = other.places;
    index = other.index;
    limit = other.limit;
    fd = other.fd;
  }

  @Override protected void digestMachines(Digest into) {
    into.add(event.ordinal()).add(handover.ordinal()).add(finishing.ordinal()).add(files.ordinal());
    into.add(rebuilding.ordinal()).add(preserving.ordinal()).add(restoring.ordinal());
    into.add(registering.ordinal()).add(fileStep.ordinal());
    into.add(place).add(places).add(index).add(limit).add(fd);
  }
}
