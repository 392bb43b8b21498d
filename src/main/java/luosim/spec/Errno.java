package luosim.spec;

import java.util.List;
import java.util.stream.Stream;

/**
 * An error that a faulty call may return, by its Linux name; the number is positive.
 *
 * <p>Numbers are those of x86-64. The list holds what a callback, an allocation, a copy or a kexec
 * may plausibly answer, not every errno that exists.
 */
public enum Errno {
  EPERM(1), ENOENT(2), ESRCH(3), EINTR(4), EIO(5), ENXIO(6),
  E2BIG(7), ENOEXEC(8), EBADF(9), ECHILD(10), EAGAIN(11), ENOMEM(12),
  EACCES(13), EFAULT(14), ENOTBLK(15), EBUSY(16), EEXIST(17), EXDEV(18),
  ENODEV(19), ENOTDIR(20), EISDIR(21), EINVAL(22), ENFILE(23), EMFILE(24),
  ENOTTY(25), ETXTBSY(26), EFBIG(27), ENOSPC(28), ESPIPE(29), EROFS(30),
  EMLINK(31), EPIPE(32), EDOM(33), ERANGE(34), EDEADLK(35), ENAMETOOLONG(36),
  ENOLCK(37), ENOSYS(38), ENODATA(61), ETIME(62), EPROTO(71), EBADMSG(74),
  EOVERFLOW(75), EREMOTEIO(121), EOPNOTSUPP(95), EADDRINUSE(98), EADDRNOTAVAIL(99), ENOBUFS(105),
  ETIMEDOUT(110), EALREADY(114), EINPROGRESS(115), ESTALE(116), ECANCELED(125);

  private final int number;

  Errno(int number) {
    this.number = number;
  }

  /** The positive number, 5 for {@link #EIO}. */
  public int number() {
    return number;
  }

  /** All names in declared order. */
  public static List<String> names() {
    return Stream.of(values()).map(Errno::name).toList();
  }
}
