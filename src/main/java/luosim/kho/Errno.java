package luosim.kho;

/**
 * The error numbers of Linux that Kexec HandOver returns, as positive numbers; results carry them negative.
 */
final class Errno {
  static final int ENOENT = 2;
  static final int E2BIG = 7;
  static final int ENOMEM = 12;
  static final int EFAULT = 14;
  static final int EBUSY = 16;
  static final int EEXIST = 17;
  static final int EINVAL = 22;
  static final int EOPNOTSUPP = 95;

  private Errno() {}
}
