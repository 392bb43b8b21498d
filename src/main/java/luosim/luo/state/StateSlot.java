package luosim.luo.state;

import luosim.luo.part.Digest;
import luosim.luo.part.OperationSlot;
import luosim.luo.part.QueuedLock;

/**
 * One operation under way in a revision with one global state: where each of the machines stands that all
 * such revisions have.
 *
 * @param <S> the slot of a revision
 */
public abstract class StateSlot<S extends StateSlot<S>> extends OperationSlot<S> {
  Preserve.Step preserving;
  Rebuild.Step rebuilding;
  Restore.Step restoring;
  Finish.Step finishing;

  /** The place of the handler that is asked, on the list of handlers. */
  int handlerPlace;

  /** The descriptor number of a restore. */
  int fd;

  protected StateSlot(int id, QueuedLock anyLock) {
    super(id, anyLock);
  }

  @Override protected void startMachines() {
    preserving = Preserve.Step.START;
    rebuilding = Rebuild.Step.START;
    restoring = Restore.Step.START;
    finishing = Finish.Step.START;
    handlerPlace = 0;
    fd = -1;
  }

  @Override protected void copyMachines(S slot) {
    StateSlot<S> other = slot;
    preserving = other.preserving;
    rebuilding = other.rebuilding;
    restoring = other.restoring;
    finishing = other.finishing;
    handlerPlace = other.handlerPlace;
    fd = other.fd;
  }

  @Override protected void digestMachines(Digest into) {
    into.add(preserving.ordinal()).add(rebuilding.ordinal()).add(restoring.ordinal());
    into.add(finishing.ordinal()).add(handlerPlace).add(fd);
  }
}
