package luosim.luo;

/** What an orchestrator with sessions takes from the kernel around it. */
public interface SessionServices extends BasicServices {

  /** Whether the boot option {@code liveupdate} is on. */
  boolean liveUpdate();

  /**
   * What a handler knows the object behind a file by, so that nobody preserves it twice: a memory
   * file by its inode, others by the open file itself.
   */
  long identity(int handler, int file);

  /** Makes a descriptor number from {@link #newFd} refer to a session. */
  default void fdInstallSession(int fd, int session) {}

  /** A kernel warning, which changes nothing. */
  default void warn() {}
}
