package luosim.invariant;

import luosim.host.Kernel;
import luosim.luo.Errno;
import luosim.luo.LuoState;
import luosim.luo.Operation;

/**
 * A copy of a simulated kernel with sessions on which a session is made, filled with the files of the host up
 * to the first for which there is no handler any more, and closed.
 */
final class SessionProbe implements Probe {
  /** A name that no agent uses. */
  private static final int NAME = 1 << 20;

  private final Kernel kernel;

  SessionProbe(Kernel copy) {
    kernel = copy;
  }

  @Override public int prepare() {
    int result = kernel.sessions().deviceOpen() ? 0 : kernel.perform(Operation.OPEN_DEVICE, 0);
    if (result == 0) {
      result = kernel.perform(Operation.CREATE_SESSION, NAME);
    }
    if (result < 0) {
      return result;
    }
    int session = kernel.sessions().outgoing(kernel.sessions().outgoingCount() - 1);
    for (int file = 0; file < kernel.files() && result == 0; file++) {
      result = kernel.perform(Operation.SESSION_PRESERVE, session, file, file);
    }
    return result == -Errno.ENOENT ? 0 : result;
  }

  @Override public int cancel() {
    int sessions = kernel.sessions().outgoingCount();
    return sessions == 0
        ? -Errno.ENOENT
        : kernel.perform(Operation.CLOSE_SESSION, kernel.sessions().outgoing(sessions - 1));
  }

  @Override public boolean shows(Evidence evidence) {
    return evidence == Evidence.ALLOCATIONS || evidence == Evidence.PRESERVED;
  }

  @Override public LuoState state() {
    return LuoState.NORMAL;
  }

  @Override public long preservedBytes() {
    return kernel.kho().preservedBytes();
  }

  @Override public long allocatedBytes() {
    return kernel.allocatedBytes();
  }
}
