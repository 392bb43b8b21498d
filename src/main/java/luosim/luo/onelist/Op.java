package luosim.luo.onelist;

import luosim.luo.part.Digest;
import luosim.luo.part.QueuedLock;
import luosim.luo.state.StateSlot;

/**
 * One operation under way: where each of its machines stands.
 *
 * <p>Machines nest: a request, its pass over the subsystems, within that the files.
 */
final class Op extends StateSlot<Op> {
  // Program counters, one a machine.
  EventMachine.Step event;
  HandoverMachine.Step handover;
  FilesMachine.Step files;
  RegistryMachine.Step registering;
  FileMachine.Step fileStep;
  FinishMachine.Step telling;

  // What the machines remember on the way.
  int place;
  int places;
  int index;
  int limit;
  boolean mutexTaken;

  Op(int id, QueuedLock anyLock) {
    super(id, anyLock);
    startMachines();
  }

  @Override protected void startMachines() {
    super.startMachines();
    event = EventMachine.Step.START;
    handover = HandoverMachine.Step.START;
    files = FilesMachine.Step.START;
    registering = RegistryMachine.Step.START;
    fileStep = FileMachine.Step.START;
    telling = FinishMachine.Step.LIST;
    place = 0;
    places = 0;
    index = 0;
    limit = 0;
    mutexTaken = false;
  }

  @Override protected void copyMachines(Op other) {
    super.copyMachines(other);
    event = other.event;
    handover = other.handover;
    files = other.files;
    registering = other.registering;
    fileStep = other.fileStep;
    telling = other.telling;
    place = other.place;
    places = other.places;
    index = other.index;
    limit = other.limit;
    mutexTaken = other.mutexTaken;
  }

  @Override protected void digestMachines(Digest into) {
    super.digestMachines(into);
    into.add(event.ordinal()).add(handover.ordinal()).add(files.ordinal());
    into.add(registering.ordinal()).add(fileStep.ordinal()).add(telling.ordinal());
    into.add(place).add(places).add(index).add(limit).add(mutexTaken);
  }
}
