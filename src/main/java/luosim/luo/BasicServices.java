package luosim.luo;

/**
 * What an orchestrator of any revision takes from the kernel around it, one call a point at which it
 * may be refused. Implementations are asked in the order in which the kernel code would ask.
 */
public interface BasicServices {

  /** Allocates a small object; false is ENOMEM. */
  boolean allocate(Memory what);

  /** Frees an object allocated before. */
  void release(Memory what);

  /** Called before each insert into an ordered map: 0 or a negative errno. */
  int insert();

  /** Copies from user space; false is EFAULT. */
  boolean copyIn();

  /** Copies to user space; false is EFAULT. */
  boolean copyOut();

  /** A free descriptor number, or a negative errno. */
  int newFd();

  /** Makes a descriptor number from {@link #newFd} refer to a file object. */
  default void fdInstall(int fd, int file) {}

  /** Gives a descriptor number from {@link #newFd} back unused. */
  default void fdRelease(int fd) {}

  /** Takes a reference on a file object; false is a bad descriptor. */
  boolean fileGet(int file);

  /** Drops a reference on a file object. */
  void filePut(int file);

  /** Keeps a retrieved file open whatever user space does; for revisions that do. */
  default void hold(int file) {}

  /** Lets such a file go. */
  default void letGo(int file) {}

  /** What is known about participants. */
  Participants participants();

  /** Small kernel objects. */
  enum Memory {
    OUTGOING_FILE,
    INCOMING_FILE,
    OUTGOING_SESSION,
    INCOMING_SESSION,
    /** The open file behind a session's descriptor. */
    SESSION_FILE
  }
}
