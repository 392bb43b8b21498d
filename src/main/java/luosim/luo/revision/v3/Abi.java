package luosim.luo.revision.v3;

import java.util.List;
import java.util.Optional;
import luosim.luo.Errno;
import luosim.luo.Operation;

/**
 * What user space meets at the device file before a request is one (spec luo-v3-files-as-subsystem section
 * 4): a table of commands by number, each with a structure that begins with its own size and may grow.
 */
public final class Abi {
  /** The type byte of every command. */
  public static final int TYPE = 0xBA;

  /** The events of SET_EVENT and SET_FD_EVENT. */
  public static final int EVENT_PREPARE = 0;

  public static final int EVENT_FREEZE = 1;
  public static final int EVENT_FINISH = 2;
  public static final int EVENT_CANCEL = 3;

  private static final int SET_EVENT = 4;

  /** Bytes up to the end of each command's last known field, by number. */
  private static final List<Integer> SIZES = List.of(16, 16, 16, 8, 8, 20, 16);

  private static final List<Operation> OPERATIONS = List.of(
      Operation.FD_PRESERVE, Operation.FD_UNPRESERVE, Operation.FD_RESTORE, Operation.GET_STATE,
      Operation.PREPARE, Operation.GET_FD_STATE, Operation.SET_FD_EVENT);

  private Abi() {}

  /** The command of a number. */
  public static int command(int number) {
    return TYPE << 8 | number;
  }

  /**
   * Why a command is refused before it is a request, or 0: EINVAL for a number that is not in the table,
   * ENOTTY for other bits, EINVAL for a structure that is too small, E2BIG for a larger one whose tail is
   * not zero.
   *
   * @param size what the structure says of itself
   * @param zeroTail whether what follows the known fields is zero
   */
  public static int refusal(int command, int size, boolean zeroTail) {
    int number = command & 0xff;
    if (number >= SIZES.size()) {
      return -Errno.EINVAL;
    }
    if (command != command(number)) {
      return -Errno.ENOTTY;
    }
    if (size < SIZES.get(number)) {
      return -Errno.EINVAL;
    }
    return size > SIZES.get(number) && !zeroTail ? -Errno.E2BIG : 0;
  }

  /**
   * The request behind a command that is not refused; none for SET_EVENT with an event that it does not take,
   * which is EINVAL.
   */
  public static Optional<Operation> operation(int command, int event) {
    int number = command & 0xff;
    if (number != SET_EVENT) {
      return Optional.of(OPERATIONS.get(number));
    }
    return switch (event) {
      case EVENT_PREPARE -> Optional.of(Operation.PREPARE);
      case EVENT_FINISH -> Optional.of(Operation.FINISH);
      case EVENT_CANCEL -> Optional.of(Operation.CANCEL);
      default -> Optional.empty();
    };
  }
}
