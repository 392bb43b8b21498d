package luosim.luo.revision.rfcv2;

import luosim.luo.part.Digest;
import luosim.luo.part.OperationSlot;
import luosim.luo.part.QueuedLock;

/**
 * One operation under way: where each of its machines stands.
 *
 * <p>Machines nest: KHO's finalize or abort, the chain, the orchestrator's part in it, a pass over
 * one class of participants.
 */
final class Op extends OperationSlot<Op> {
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
  int index;
  int limit;
  boolean rewrite;
  int fd;

  /** How many members of the chain have agreed to the finalize. */
  int agreed;

  Op(int id, QueuedLock anyLock) {
    super(id, anyLock);
    startMachines();
  }

  @Override protected void startMachines() {
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
    chainPassedUs = false;
    index = 0;
    limit = 0;
    rewrite = false;
    fd = -1;
    agreed = 0;
  }

  @Override protected void copyMachines(Op other) {
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
    place = other.place;
    chainPassedUs = other.chainPassedUs;
    index = other.index;
    limit = other.limit;
    rewrite = other.rewrite;
    fd = other.fd;
    agreed = other.agreed;
  }

  @Override protected void digestMachines(Digest into) {
    into.add(finalizing.ordinal()).add(aborting.ordinal()).add(preparing.ordinal());
    into.add(cancelling.ordinal()).add(freezing.ordinal()).add(forward.ordinal());
    into.add(finishing.ordinal()).add(rebuilding.ordinal()).add(preserving.ordinal());
    into.add(restoring.ordinal()).add(registering.ordinal());
    into.add(place).add(chainPassedUs).add(index).add(limit).add(rewrite).add(fd).add(agreed);
  }
}
