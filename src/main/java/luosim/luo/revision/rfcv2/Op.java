package luosim.luo.revision.rfcv2;

import luosim.luo.part.Digest;
import luosim.luo.part.QueuedLock;
import luosim.luo.state.StateSlot;

/**
 * One operation under way: where each of its machines stands.
 *
 * <p>Machines nest: KHO's finalize or abort, the chain, the orchestrator's part in it, a pass over
 * one class of participants.
 */
final class Op extends StateSlot<Op> {
  // Program counters, one a machine.
  FinalizeMachine.Step finalizing;
  AbortMachine.Step aborting;
  PrepareMachine.Step preparing;
  CancelMachine.Step cancelling;
  FreezeMachine.Step freezing;
  ForwardPass.Step forward;
  RegistryMachine.Step registering;
  FinishMachine.Step telling;

  // What the machines remember on the way.
  int place;
  boolean chainPassedUs;
  int index;
  int limit;
  boolean rewrite;

  /** How many members of the chain have agreed to the finalize. */
  int agreed;

  Op(int id, QueuedLock anyLock) {
    super(id, anyLock);
    startMachines();
  }

  @Override protected void startMachines() {
    super.startMachines();
    finalizing = FinalizeMachine.Step.START;
    aborting = AbortMachine.Step.START;
    preparing = PrepareMachine.Step.START;
    cancelling = CancelMachine.Step.START;
    freezing = FreezeMachine.Step.START;
    forward = ForwardPass.Step.FILES;
    registering = RegistryMachine.Step.START;
    telling = FinishMachine.Step.REBUILD;
    place = 0;
    chainPassedUs = false;
    index = 0;
    limit = 0;
    rewrite = false;
    agreed = 0;
  }

  @Override protected void copyMachines(Op other) {
    super.copyMachines(other);
    finalizing = other.finalizing;
    aborting = other.aborting;
    preparing = other.preparing;
    cancelling = other.cancelling;
    freezing = other.freezing;
    forward = other.forward;
    registering = other.registering;
    telling = other.telling;
    place = other.place;
    chainPassedUs = other.chainPassedUs;
    index = other.index;
    limit = other.limit;
    rewrite = other.rewrite;
    agreed = other.agreed;
  }

  @Override protected void digestMachines(Digest into) {
    super.digestMachines(into);
    into.add(finalizing.ordinal()).add(aborting.ordinal()).add(preparing.ordinal());
    into.add(cancelling.ordinal()).add(freezing.ordinal()).add(forward.ordinal());
    into.add(registering.ordinal()).add(telling.ordinal());
    into.add(place).add(chainPassedUs).add(index).add(limit).add(rewrite).add(agreed);
  }
}
