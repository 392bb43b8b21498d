package luosim.conform.mainline;

/**
 * An open file description: what a descriptor of user space refers to, with the position that all
 * its descriptors share, and how many hold it, the orchestrator included.
 */
final class OpenFile {
  final int number;
  final Kind kind;
  int references = 1;
  long position;

  /** Whether somebody has read it from its start to its end. */
  boolean read;

  /** What was opened. */
  sealed interface Kind {}

  /** The device of the orchestrator. */
  enum Device implements Kind {
    DEVICE
  }

  /**
   * A session.
   *
   * @param session as the orchestrator numbers it
   */
  record Session(int session) implements Kind {}

  /**
   * A file in shared memory.
   *
   * @param writable whether it was opened for writing
   */
  record Memory(MemoryFile inode, boolean writable) implements Kind {}

  /**
   * A file of a mock handler.
   *
   * @param handler the letter that made it
   * @param label its name
   */
  record Mock(String handler, String label) implements Kind {
    String text() {
      return handler + " " + label;
    }
  }

  /** A descriptor that only names another file. */
  enum PathOnly implements Kind {
    PATH_ONLY
  }

  /** A file that no handler takes: a pipe, a socket, a directory and so on. */
  enum Foreign implements Kind {
    FOREIGN
  }

  OpenFile(int number, Kind kind) {
    this.number = number;
    this.kind = kind;
  }
}
