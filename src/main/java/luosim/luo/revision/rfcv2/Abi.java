package luosim.luo.revision.rfcv2;

import java.util.Optional;
import luosim.luo.Errno;
import luosim.luo.Operation;

/**
 * What user space meets at the device file {@code /dev/liveupdate} before a request is one (spec
 * luo-rfc-v2 section 7).
 */
public final class Abi {
  public static final int FD_PRESERVE = 0xC010BA00;
  public static final int FD_UNPRESERVE = 0x4008BA01;
  public static final int FD_RESTORE = 0xC010BA02;
  public static final int GET_STATE = 0x8004BA03;
  public static final int EVENT_PREPARE = 0x0000BA04;
  public static final int EVENT_FREEZE = 0x0000BA05;
  public static final int EVENT_CANCEL = 0x0000BA06;
  public static final int EVENT_FINISH = 0x0000BA07;

  /** Answered with EOPNOTSUPP, because the option that it needs is not built in here. */
  public static final int SELFTESTS = 0xC010BA08;

  private Abi() {}

  /** The request behind a command number, if it is one of the orchestrator's. */
  public static Optional<Operation> operation(int command) {
    return switch (command) {
      case FD_PRESERVE -> Optional.of(Operation.FD_PRESERVE);
      case FD_UNPRESERVE -> Optional.of(Operation.FD_UNPRESERVE);
      case FD_RESTORE -> Optional.of(Operation.FD_RESTORE);
      case GET_STATE -> Optional.of(Operation.GET_STATE);
      case EVENT_PREPARE -> Optional.of(Operation.PREPARE);
      case EVENT_FREEZE -> Optional.of(Operation.FREEZE);
      case EVENT_CANCEL -> Optional.of(Operation.CANCEL);
      case EVENT_FINISH -> Optional.of(Operation.FINISH);
      default -> Optional.empty();
    };
  }

  /**
   * What a command gives that is no request: EOPNOTSUPP for the self-tests, ENOTTY for everything
   * else.
   */
  public static int refusal(int command) {
    return command == SELFTESTS ? -Errno.EOPNOTSUPP : -Errno.ENOTTY;
  }

  /** Opening the device: 0, EACCES without the capability, EINVAL with O_EXCL. */
  public static int open(boolean administrator, boolean exclusive) {
    if (!administrator) {
      return -Errno.EACCES;
    }
    return exclusive ? -Errno.EINVAL : 0;
  }

  /**
   * The in-kernel question whether live update is enabled; nothing else looks at the boot option.
   */
  public static boolean enabled(boolean bootOption, boolean khoEnabled) {
    return bootOption && khoEnabled;
  }
}
