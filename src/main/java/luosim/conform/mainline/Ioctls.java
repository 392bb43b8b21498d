package luosim.conform.mainline;

import java.util.Optional;
import luosim.conform.observed.BadTraceException;
import luosim.luo.Errno;
import luosim.luo.Operation;
import luosim.luo.revision.mainline.Abi;

/**
 * Requests made by hand: a command number and a buffer of zeros that begins with its size, as a
 * program of another age or with a mistake would make them (spec luo-mainline section 3).
 */
final class Ioctls {
  private static final int BYTE = 0xFF;
  private static final long NULL_POINTER = 0xFFFF_FFFFL;
  private static final int BUFFER_MAX = 1 << 16;
  private static final int SIZE_FIELD = 4;
  private static final int NAME_AT = 8;
  private static final String NO_NAME = "-";

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
      return carryOut(Abi.Fd.DEVICE, -1, (int) command, size, args);
    }
    if (file.get().kind instanceof OpenFile.Session session) {
      boolean incoming = scene.kernel.isIncoming(session.session());
      Abi.Fd fd = incoming ? Abi.Fd.INCOMING_SESSION : Abi.Fd.OUTGOING_SESSION;
      return carryOut(fd, session.session(), (int) command, size, args);
    }
    return file.get().kind == OpenFile.PathOnly.PATH_ONLY ? -Errno.EBADF : -Errno.ENOTTY;
  }

  private int carryOut(Abi.Fd fd, int session, int command, long size, Arguments args)
      throws BadTraceException {
    int refusal = Abi.refusal(fd, command, size != NULL_POINTER, size);
    if (refusal != 0) {
      return refusal;
    }
    byte[] bytes = buffer(args, size);
    if (Abi.wantsMore(command, bytes)) {
      return -Errno.E2BIG;
    }
    Operation operation = Abi.operation(command);
    return fd == Abi.Fd.DEVICE
        ? onDevice(operation, bytes)
        : onSession(operation, session, bytes);
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

  private int onDevice(Operation operation, byte[] bytes) {
    var name = new StringBuilder();
    for (int i = 0; i < Names.FIELD; i++) {
      name.append((char) (bytes[NAME_AT + i] & BYTE));
    }
    return scene.kernel.run(operation, scene.names.number(name.toString()), -1, 0, "").result();
  }

  private int onSession(Operation operation, int session, byte[] bytes) {
    KernelRun kernel = scene.kernel;
    return switch (operation) {
      case SESSION_PRESERVE -> kernel.run(operation, session, file(bytes), token(bytes), "").result();
      case SESSION_RETRIEVE -> kernel.run(operation, session, -1, token(bytes), "").result();
      default -> kernel.run(operation, session, -1, reserved(bytes), "").result();
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
      value = value << Byte.SIZE | bytes[at + i] & BYTE;
    }
    return value;
  }
}
