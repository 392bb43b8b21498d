package luosim.conform.mainline;

import java.util.Optional;
import luosim.conform.observed.BadTraceException;
import luosim.luo.Errno;
import luosim.luo.Operation;

/**
 * Requests made by hand: a command number and a buffer of zeros that begins with its size, as a
 * program of another age or with a mistake would make them (spec luo-mainline section 3).
 */
final class Ioctls {
  private static final int TYPE = 0xBA00;
  private static final int NUMBER = 0xFF;
  private static final int DEVICE_FIRST = 0x00;
  private static final int SESSION_FIRST = 0x40;
  private static final long NULL_POINTER = 0xFFFF_FFFFL;
  private static final int BUFFER_MAX = 1 << 16;
  private static final int SIZE_FIELD = 4;
  private static final int NAME_AT = 8;
  private static final int NAMED = 72;
  private static final int FILE = 16;
  private static final int PLAIN = 8;
  private static final String NO_NAME = "-";

  /** Sizes of the arguments of each command, in the order of their numbers. */
  private static final int[] DEVICE_SIZES = {NAMED, NAMED};

  private static final int[] SESSION_SIZES = {FILE, FILE, PLAIN, NAMED};

  private final Scene scene;

  Ioctls(Scene scene) {
    this.scene = scene;
  }

  /** Carries out the request: 0 or a negative errno. */
  int carryOut(Arguments args) throws BadTraceException {
    Optional<OpenFile> file = scene.process.file(args.text(0));
    long command = args.number(1) & NULL_POINTER;
    long size = args.number(2) & NULL_POINTER;
    if (file.isEmpty()) {
      return -Errno.EBADF;
    }
    if (file.get().kind == OpenFile.Device.DEVICE) {
      int number = (int) (command & NUMBER) - DEVICE_FIRST;
      int refusal = refusal(command, number, size, DEVICE_SIZES, true);
      return refusal != 0 ? refusal : onDevice(number, buffer(args, size), size);
    }
    if (file.get().kind instanceof OpenFile.Session session) {
      int number = (int) (command & NUMBER) - SESSION_FIRST;
      boolean right = rightWay(number, session.session());
      int refusal = refusal(command, number, size, SESSION_SIZES, right);
      return refusal != 0
          ? refusal
          : onSession(number, session.session(), buffer(args, size), size);
    }
    return file.get().kind == OpenFile.PathOnly.PATH_ONLY ? -Errno.EBADF : -Errno.ENOTTY;
  }

  private static int refusal(
      long command, int number, long size, int[] sizes, boolean rightWay) {
    if (number < 0 || number >= sizes.length) {
      return -Errno.EINVAL;
    }
    if (size == NULL_POINTER) {
      return -Errno.EFAULT;
    }
    if ((command & ~(long) NUMBER) != TYPE) {
      return -Errno.ENOTTY;
    }
    return rightWay && size >= sizes[number] ? 0 : -Errno.EINVAL;
  }

  private boolean rightWay(int number, int session) {
    boolean incoming = scene.kernel.isIncoming(session);
    return switch (number) {
      case 0 -> !incoming;
      case 1, 2 -> incoming;
      default -> true;
    };
  }

  private static byte[] buffer(Arguments args, long size) throws BadTraceException {
    if (size > BUFFER_MAX) {
      throw args.wrong(2, "a size of at most " + BUFFER_MAX);
    }
    var bytes = new byte[(int) size];
    if (args.count() > 3 && !args.text(3).equals(NO_NAME)) {
      String name = args.text(3);
      for (int i = 0; i < name.length() && i < Names.FIELD && NAME_AT + i < bytes.length; i++) {
        bytes[NAME_AT + i] = (byte) name.charAt(i);
      }
    }
    if (args.count() > 4) {
      bytes[args.number(4, 0, bytes.length - 1)] = 1;
    }
    return bytes;
  }

  /** Whether a byte behind the known fields is set, which says that the caller wants more. */
  private static boolean wantsMore(byte[] bytes, int known) {
    for (int i = known; i < bytes.length; i++) {
      if (bytes[i] != 0) {
        return true;
      }
    }
    return false;
  }

  private int onDevice(int number, byte[] bytes, long size) {
    if (size > NAMED && wantsMore(bytes, NAMED)) {
      return -Errno.E2BIG;
    }
    var name = new StringBuilder();
    for (int i = 0; i < Names.FIELD; i++) {
      name.append((char) (bytes[NAME_AT + i] & NUMBER));
    }
    Operation operation = number == 0 ? Operation.CREATE_SESSION : Operation.RETRIEVE_SESSION;
    return scene.kernel.run(operation, scene.names.number(name.toString()), -1, 0, "").result();
  }

  private int onSession(int number, int session, byte[] bytes, long size) {
    int known = SESSION_SIZES[number];
    if (size > known && wantsMore(bytes, known)) {
      return -Errno.E2BIG;
    }
    KernelRun kernel = scene.kernel;
    return switch (number) {
      case 0 -> kernel.run(Operation.SESSION_PRESERVE, session, file(bytes), token(bytes), "").result();
      case 1 -> kernel.run(Operation.SESSION_RETRIEVE, session, -1, token(bytes), "").result();
      case 2 -> kernel.run(Operation.SESSION_FINISH, session, -1, reserved(bytes), "").result();
      default -> kernel.run(Operation.SESSION_NAME, session, -1, reserved(bytes), "").result();
    };
  }

  /** The file behind the descriptor of a preserve; 0 to 2 are the terminal's. */
  private int file(byte[] bytes) {
    int descriptor = (int) little(bytes, SIZE_FIELD, Integer.BYTES);
    if (descriptor >= 0 && descriptor < Process.FIRST) {
      return scene.create(OpenFile.Foreign.FOREIGN).number;
    }
    return scene.process.file(descriptor).map(open -> open.number).orElse(-1);
  }

  private static long token(byte[] bytes) {
    return little(bytes, 2 * SIZE_FIELD, Long.BYTES);
  }

  private static long reserved(byte[] bytes) {
    return little(bytes, SIZE_FIELD, Integer.BYTES);
  }

  private static long little(byte[] bytes, int at, int length) {
    long value = 0;
    for (int i = length - 1; i >= 0; i--) {
      value = value << Byte.SIZE | bytes[at + i] & NUMBER;
    }
    return value;
  }
}
