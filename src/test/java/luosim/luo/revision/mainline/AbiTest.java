package luosim.luo.revision.mainline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import luosim.luo.Errno;
import luosim.luo.Operation;
import luosim.luo.revision.mainline.Abi.Fd;
import org.junit.jupiter.api.Test;

/** Each mistake must be found in the kernel's order: number, pointer, bits, way, length. */
final class AbiTest {
  @Test void everyRequestPassesWithItsLengthAndMore() {
    for (Fd fd : Fd.values()) {
      for (int command : commands(fd)) {
        boolean wrongWay = fd == Fd.INCOMING_SESSION && command == Abi.PRESERVE_FD
            || fd == Fd.OUTGOING_SESSION
                && (command == Abi.RETRIEVE_FD || command == Abi.FINISH);
        int least = Abi.bytes(command);
        for (long size : new long[] {least, least + 8, 4096}) {
          assertThat(Abi.refusal(fd, command, true, size)).isEqualTo(wrongWay ? -Errno.EINVAL : 0);
        }
        assertThat(Abi.refusal(fd, command, true, least - 1)).isEqualTo(-Errno.EINVAL);
        assertThat(Abi.refusal(fd, command, false, least)).isEqualTo(-Errno.EFAULT);
        assertThat(Abi.refusal(fd, command | 0x40000000, true, 0)).isEqualTo(-Errno.ENOTTY);
        assertThat(Abi.refusal(fd, command ^ 0x100, true, 0)).isEqualTo(-Errno.ENOTTY);
        assertThat(Abi.refusal(fd, command ^ 0x100, false, 0)).isEqualTo(-Errno.EFAULT);
      }
    }
  }

  @Test void aNumberOfSomethingElseIsInvalidBeforeItsPointerIsLookedAt() {
    for (int command : new int[] {0xBA02, 0xBA3F, 0xBA40, 0xBA44, 0xBAFF}) {
      assertThat(Abi.refusal(Fd.DEVICE, command, false, 0)).isEqualTo(-Errno.EINVAL);
    }
    for (int command : new int[] {0xBA00, 0xBA01, 0xBA3F, 0xBA44}) {
      assertThat(Abi.refusal(Fd.OUTGOING_SESSION, command, false, 0)).isEqualTo(-Errno.EINVAL);
    }
  }

  @Test void onlyBytesThatThisKernelDoesNotKnowMakeAnArgumentTooBig() {
    byte[] argument = new byte[24];
    argument[7] = 1;
    assertThat(Abi.wantsMore(Abi.FINISH, argument)).isFalse();
    argument[8] = 1;
    assertThat(Abi.wantsMore(Abi.FINISH, argument)).isTrue();
    assertThat(Abi.wantsMore(Abi.PRESERVE_FD, argument)).isFalse();
    argument[23] = 1;
    assertThat(Abi.wantsMore(Abi.PRESERVE_FD, argument)).isTrue();
  }

  @Test void requestsAreOperations() {
    assertThat(commands(Fd.DEVICE).stream().map(Abi::operation))
        .containsExactly(Operation.CREATE_SESSION, Operation.RETRIEVE_SESSION);
    assertThat(commands(Fd.OUTGOING_SESSION).stream().map(Abi::operation)).containsExactly(
        Operation.SESSION_PRESERVE,
        Operation.SESSION_RETRIEVE,
        Operation.SESSION_FINISH,
        Operation.SESSION_NAME);
  }

  private static List<Integer> commands(Fd fd) {
    return fd == Fd.DEVICE
        ? List.of(Abi.CREATE_SESSION, Abi.RETRIEVE_SESSION)
        : List.of(Abi.PRESERVE_FD, Abi.RETRIEVE_FD, Abi.FINISH, Abi.GET_NAME);
  }
}
