package luosim.invariant;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import luosim.luo.Errno;
import luosim.luo.Operation;

/**
 * User space sees errnos of Linux, never the codes of a library inside the kernel.
 *
 * <p>An error that a callback returned may be any. Of libfdt's codes those count that the request
 * has no use for as an errno. Source: spec invariants C.
 */
final class ErrnosAreValid implements Invariant {
  @Override public String id() {
    return "I34";
  }

  @Override public String sentence() {
    return "Every error that user space sees is a valid errno.";
  }

  @Override public Set<Moment> moments() {
    return EnumSet.of(Moment.EVENT_ENDED, Moment.REQUEST_ENDED);
  }

  @Override public Optional<SessionReading> onSessions() {
    return Optional.of(SessionReading
        .of(
            "Every error that user space sees is a valid errno.",
            ErrnosAreValid::checkSessions,
            Moment.REQUEST_ENDED));
  }

  @Override public void check(Moment moment, Ledger ledger, World world, Findings findings) {
    int result = ledger.result();
    boolean raised = result == ledger.requests().firstError(ledger.ended());
    if (result < 0 && !raised && !known(-result, ledger.operation())) {
      findings.violated("an errno of Linux", "result", result);
    }
  }

  /** Errnos that the orchestrator itself has a use for. */
  private static boolean known(int errno, Operation operation) {
    return switch (errno) {
      case Errno.ENOENT,
          Errno.EIO,
          Errno.EAGAIN,
          Errno.ENOMEM,
          Errno.EACCES,
          Errno.EFAULT,
          Errno.EBUSY,
          Errno.EEXIST,
          Errno.ENODEV,
          Errno.EINVAL,
          Errno.EMFILE,
          Errno.ENOTTY,
          Errno.ENOSPC,
          Errno.ENODATA,
          Errno.EADDRNOTAVAIL,
          Errno.ETIMEDOUT,
          Errno.EOPNOTSUPP -> true;
      case Errno.EBADF -> operation == Operation.FD_PRESERVE;
      default -> errno > LIBFDT_LAST && errno <= ERRNO_MAX;
    };
  }

  private static final int LIBFDT_LAST = 18;
  private static final int ERRNO_MAX = 4095;

  private static void checkSessions(Moment moment, SessionLedger ledger, SessionWorld world,
      Findings findings) {
    int result = ledger.result();
    boolean badFile = result == -Errno.EBADF; // every request names a descriptor
    boolean raised = result == ledger.firstError() || ledger.roster().remembers(result);
    boolean ours = badFile || result == -Errno.E2BIG;
    if (result < 0 && !raised && !ours && !known(-result, ledger.operation())) {
      findings.violated("an errno of Linux", "result", result);
    }
  }
}
