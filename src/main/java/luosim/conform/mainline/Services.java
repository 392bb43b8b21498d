package luosim.conform.mainline;

import luosim.luo.Participants;
import luosim.luo.SessionServices;

/**
 * The kernel around the orchestrator: the descriptors and files of the process that asks.
 * Everything is granted but what the process itself makes impossible.
 */
final class Services implements SessionServices {
  private final Scene scene;
  private final Roster roster;
  private final boolean liveUpdate;
  private boolean readOnlyArgument;
  private String handle = "";

  Services(Scene scene, Roster roster, boolean liveUpdate) {
    this.scene = scene;
    this.roster = roster;
    this.liveUpdate = liveUpdate;
  }

  /** Whether the argument of the next requests lies in a page that cannot be written. */
  void readOnlyArgument(boolean now) {
    readOnlyArgument = now;
  }

  /** Names the next descriptor that is given out; the empty name names none. */
  void handle(String name) {
    handle = name;
  }

  @Override public boolean allocate(Memory what) {
    return true;
  }

  @Override public void release(Memory what) {
    // The memory of small objects is not looked at.
  }

  @Override public int insert() {
    return 0;
  }

  @Override public boolean copyIn() {
    return true;
  }

  @Override public boolean copyOut() {
    return !readOnlyArgument;
  }

  @Override public int newFd() {
    return scene.process.reserve();
  }

  @Override public void fdRelease(int fd) {
    scene.process.release(fd);
  }

  @Override public void fdInstall(int fd, int file) {
    install(fd, scene.file(file));
  }

  @Override public void fdInstallSession(int fd, int session) {
    install(fd, scene.create(new OpenFile.Session(session)));
  }

  private void install(int fd, OpenFile file) {
    scene.process.install(fd, file);
    if (!handle.isEmpty()) {
      scene.process.name(handle, fd);
    }
  }

  @Override public boolean fileGet(int file) {
    if (file < 0 || scene.file(file).kind == OpenFile.PathOnly.PATH_ONLY) {
      return false;
    }
    scene.file(file).references++;
    return true;
  }

  @Override public void filePut(int file) {
    scene.put(scene.file(file));
  }

  @Override public Participants participants() {
    return roster;
  }

  @Override public boolean liveUpdate() {
    return liveUpdate;
  }

  @Override public long identity(int handler, int file) {
    return scene.file(file).kind instanceof OpenFile.Memory memory
        ? 2L * memory.inode().number() + 1
        : 2L * file;
  }
}
