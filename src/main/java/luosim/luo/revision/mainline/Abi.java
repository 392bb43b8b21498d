package luosim.luo.revision.mainline;

import luosim.luo.Errno;
import luosim.luo.Operation;

/**
 * What user space meets at the device and at the descriptor of a session before a request is one:
 * numbers, lengths and the order of the checks (spec luo-mainline section 3).
 */
public final class Abi {
  public static final int CREATE_SESSION = 0xBA00;
  public static final int RETRIEVE_SESSION = 0xBA01;
  public static final int PRESERVE_FD = 0xBA40;
  public static final int RETRIEVE_FD = 0xBA41;
  public static final int FINISH = 0xBA42;
  public static final int GET_NAME = 0xBA43;

  private static final int NUMBER = 0xFF;
  private static final int SESSION_FIRST = 0x40;
  private static final int NAMED_BYTES = 72;
  private static final int FILE_BYTES = 16;
  private static final int PLAIN_BYTES = 8;

  private Abi() {}

  /** What a request is made on. */
  public enum Fd {
    DEVICE,
    OUTGOING_SESSION,
    INCOMING_SESSION
  }

  /** The command that a number means there, or -1 if it means none. */
  private static int known(Fd fd, int command) {
    int number = command & NUMBER;
    int first = fd == Fd.DEVICE ? 0 : SESSION_FIRST;
    int last = fd == Fd.DEVICE ? RETRIEVE_SESSION & NUMBER : GET_NAME & NUMBER;
    return number >= first && number <= last ? CREATE_SESSION | number : -1;
  }

  /** Bytes of the argument of a command. */
  public static int bytes(int command) {
    return switch (command) {
      case PRESERVE_FD, RETRIEVE_FD -> FILE_BYTES;
      case FINISH -> PLAIN_BYTES;
      default -> NAMED_BYTES;
    };
  }

  /**
   * Why a request is none: 0, or a negative errno.
   *
   * @param readable whether the size, with which every argument begins, can be read
   * @param size what it says
   */
  public static int refusal(Fd fd, int command, boolean readable, long size) {
    int known = known(fd, command);
    if (known < 0) {
      return -Errno.EINVAL;
    }
    if (!readable) {
      return -Errno.EFAULT;
    }
    if (command != known) {
      return -Errno.ENOTTY;
    }
    boolean wrongWay = switch (known) {
      case PRESERVE_FD -> fd == Fd.INCOMING_SESSION;
      case RETRIEVE_FD, FINISH -> fd == Fd.OUTGOING_SESSION;
      default -> false;
    };
    return wrongWay || size < bytes(known) ? -Errno.EINVAL : 0;
  }

  /**
   * Whether the caller of a request wants more than this kernel knows: a byte behind the known ones
   * is set (E2BIG).
   */
  public static boolean wantsMore(int command, byte[] argument) {
    for (int at = bytes(command); at < argument.length; at++) {
      if (argument[at] != 0) {
        return true;
      }
    }
    return false;
  }

  /** The operation behind a command that was not refused. */
  public static Operation operation(int command) {
    return switch (command) {
      case CREATE_SESSION -> Operation.CREATE_SESSION;
      case RETRIEVE_SESSION -> Operation.RETRIEVE_SESSION;
      case PRESERVE_FD -> Operation.SESSION_PRESERVE;
      case RETRIEVE_FD -> Operation.SESSION_RETRIEVE;
      case FINISH -> Operation.SESSION_FINISH;
      case GET_NAME -> Operation.SESSION_NAME;
      default -> throw new IllegalArgumentException(
          "expected a command of ours, found 0x" + Integer.toHexString(command));
    };
  }
}
