package luosim.conform.mainline;

import java.util.Locale;
import java.util.Optional;

/** The requests that a record may make, with the number of arguments that each takes. */
enum Request {
  BOOT(1, 16),
  LOAD(0, 16),
  LOAD_CLASSIC(0, 0),
  UNLOAD(0, 0),
  REBOOT(0, 0),
  OPEN_DEVICE(1, 1),
  CLOSE_DEVICE(1, 1),
  CREATE_SESSION(3, 3),
  RETRIEVE_SESSION(3, 3),
  CREATE_MANY(3, 3),
  NEW_FILE(2, 5),
  PRESERVE(3, 3),
  PRESERVE_COPYOUT_FAULT(3, 3),
  PRESERVE_MANY(3, 3),
  RETRIEVE(3, 3),
  FINISH(1, 2),
  GET_NAME(1, 2),
  CLOSE_SESSION(1, 1),
  CLOSE_FILE(1, 1),
  EXIT(0, 0),
  SET_FAULT(3, 4),
  CLEAR_FAULTS(0, 0),
  FLB_GET_INCOMING(1, 1),
  FLB_PUT_INCOMING(1, 1),
  FLB_GET_OUTGOING(1, 1),
  FLB_PUT_OUTGOING(1, 1),
  REGISTER(1, 1),
  IOCTL(3, 5),
  FTRUNCATE(2, 2),
  PWRITE(3, 3),
  PUNCH_HOLE(3, 3),
  FALLOCATE(3, 3),
  ADD_SEALS(2, 2),
  SEEK(2, 2),
  TELL(1, 1),
  STAT(1, 1),
  FILL(2, 2),
  CHECK(2, 2),
  SAME_DESCRIPTION(2, 2),
  FORK_CLOSE(1, 1),
  DEBUGFS_FDT(1, 1),
  NOFILE(1, 1),
  UNLINK_TMPFS(0, 1);

  final int least;
  final int most;

  Request(int least, int most) {
    this.least = least;
    this.most = most;
  }

  /** The word that records use. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Request> of(String word) {
    for (Request request : values()) {
      if (request.word().equals(word)) {
        return Optional.of(request);
      }
    }
    return Optional.empty();
  }
}
