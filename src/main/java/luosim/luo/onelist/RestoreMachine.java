package luosim.luo.onelist;

import luosim.luo.Errno;
import luosim.luo.Row;
import luosim.luo.part.Flow;
import luosim.luo.state.Restore;

/**
 * FD_RESTORE, in which one at a time has the mutex of a file; the token counts as reclaimed before the
 * handler is asked, so that its error burns it.
 *
 * <p>Who looked before another one had the mutex finds the token reclaimed afterwards: it is told so, or in
 * v3 it is told success with a pointer to a file that nobody set.
 */
final class RestoreMachine extends Restore<Op> {
  private final Kernel kernel;

  RestoreMachine(Kernel kernel, RebuildMachine rebuild) {
    super(kernel, rebuild);
    this.kernel = kernel;
  }

  /** The number of a received file among the objects that have a mutex. */
  static long mutex(long token) {
    return ~token;
  }

  @Override protected Flow found(Op op, int index) {
    return op.window();
  }

  @Override protected Flow retrieve(Op op) {
    if (!op.mutexTaken) {
      op.mutexTaken = true;
      return op.takes(kernel.fileLocks.use(mutex(op.argument())), false);
    }
    int index = kernel.in().find(op.argument());
    if (!op.takesAnswer()) {
      return kernel.in().reclaimed(index) ? lost(op) : asks(op, index);
    }
    letGo(op);
    return op.answer() < 0 ? refuse(op, op.answer(), Row.T4) : install(op, index, Row.NONE);
  }

  private Flow lost(Op op) {
    letGo(op);
    if (kernel.manner.answersTheLoser()) {
      return refuse(op, -Errno.EINVAL, Row.T3);
    }
    kernel.stateLock().release(op.id());
    return op.end(0, Row.T5);
  }

  private void letGo(Op op) {
    kernel.fileLocks.of(mutex(op.argument())).release(op.id());
    kernel.fileLocks.done(mutex(op.argument()));
  }
}
