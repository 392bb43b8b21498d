package luosim.luo;

/**
 * What the orchestrator takes from the kernel around it, one call a point at which it may be
 * refused. Implementations are asked in the order in which the kernel code would ask.
 */
public interface KernelServices {

  /** Allocates a small object; false is ENOMEM. */
  boolean allocate(Memory what);

  /** Frees an object allocated before. */
  void release(Memory what);

  /** Allocates the zeroed 1 MiB for a tree: its physical address, or 0 for ENOMEM. */
  long allocateFdt();

  /** Returns the 1 MiB of a tree. */
  void releaseFdt(long phys);

  /**
   * Called before each writing call on a tree: 0, or the negative libfdt code that this call gives.
   */
  int fdt();

  /** Called before each insert into an ordered map: 0 or a negative errno. */
  int insert();

  /** Called at each killable wait for the state lock: whether a fatal signal interrupts it. */
  boolean killed();

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

  /** What is known about participants. */
  Participants participants();

  /** Small kernel objects. */
  enum Memory {
    OUTGOING_FILE,
    INCOMING_FILE
  }
}
