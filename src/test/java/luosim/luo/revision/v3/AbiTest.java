package luosim.luo.revision.v3;

import static org.assertj.core.api.Assertions.assertThat;

import luosim.luo.Errno;
import luosim.luo.Operation;
import org.junit.jupiter.api.Test;

/** Section 4 of the spec, command by command: what user space may say, and what it is told otherwise. */
final class AbiTest {
  private static final int[] SIZES = {16, 16, 16, 8, 8, 20, 16};

  @Test void eachCommandTakesItsStructureAndLargerOnesWithAZeroTail() {
    for (int number = 0; number < SIZES.length; number++) {
      int command = Abi.command(number);
      assertThat(Abi.refusal(command, SIZES[number], true)).isZero();
      assertThat(Abi.refusal(command, SIZES[number], false)).isZero();
      assertThat(Abi.refusal(command, SIZES[number] - 1, true)).isEqualTo(-Errno.EINVAL);
      assertThat(Abi.refusal(command, SIZES[number] + 8, true)).isZero();
      assertThat(Abi.refusal(command, SIZES[number] + 8, false)).isEqualTo(-Errno.E2BIG);
      assertThat(Abi.refusal(command | 0x80000000, SIZES[number], true)).isEqualTo(-Errno.ENOTTY);
    }
    assertThat(Abi.refusal(Abi.command(7), 16, true)).isEqualTo(-Errno.EINVAL);
    assertThat(Abi.refusal(0xBB00, 16, true)).isEqualTo(-Errno.ENOTTY);
  }

  @Test void eventsAreChosenByNumberAndFreezeIsNone() {
    int event = Abi.command(4);
    assertThat(Abi.operation(event, Abi.EVENT_PREPARE)).contains(Operation.PREPARE);
    assertThat(Abi.operation(event, Abi.EVENT_FINISH)).contains(Operation.FINISH);
    assertThat(Abi.operation(event, Abi.EVENT_CANCEL)).contains(Operation.CANCEL);
    assertThat(Abi.operation(event, Abi.EVENT_FREEZE)).isEmpty();
    assertThat(Abi.operation(event, 4)).isEmpty();
    assertThat(Abi.operation(Abi.command(0), 9)).contains(Operation.FD_PRESERVE);
    assertThat(Abi.operation(Abi.command(1), 9)).contains(Operation.FD_UNPRESERVE);
    assertThat(Abi.operation(Abi.command(2), 9)).contains(Operation.FD_RESTORE);
    assertThat(Abi.operation(Abi.command(3), 9)).contains(Operation.GET_STATE);
    assertThat(Abi.operation(Abi.command(5), 9)).contains(Operation.GET_FD_STATE);
    assertThat(Abi.operation(Abi.command(6), 9)).contains(Operation.SET_FD_EVENT);
  }
}
