package luosim.conform.mainline;

import java.util.List;
import java.util.Optional;
import luosim.conform.observed.BadTraceException;
import luosim.conform.observed.Json;
import luosim.luo.Errno;

/** Opens the files that a record's process works on, each type in its way. */
final class FileMaker {
  /** Types of files that no handler takes. */
  private static final List<String> FOREIGN = List.of(
      "null", "zero", "full", "random", "urandom", "console", "tty", "pty", "pipe", "fifo", "dir",
      "directory", "symlink", "rootfs_regular", "regular", "file", "ramfs", "proc", "sysfs", "debugfs",
      "hugetlb", "hugetlbfs", "memfd_hugetlb", "memfd_secret", "secretmem", "socket", "socketpair",
      "unix", "tcp", "udp", "netlink", "epoll", "eventfd", "timerfd", "signalfd", "inotify", "fanotify",
      "pidfd", "userfaultfd", "io_uring", "mqueue", "dmabuf", "bpf", "perf", "kvm");

  /** How the types of files in shared memory begin; those with a name in a directory come first. */
  private static final String NAMED = "tmpfs";

  private static final String NAMELESS = "tmpfile";

  private final Scene scene;

  FileMaker(Scene scene) {
    this.scene = scene;
  }

  /** Opens a file under a name: 0 or a negative errno. */
  int open(Arguments args) throws BadTraceException {
    String handle = args.text(0);
    String type = args.text(1);
    return switch (type) {
      case "memfd" -> memfd(handle, args);
      case "mock" -> mock(handle, args);
      case "dup", "session_fd", "device_fd" -> duplicate(handle, of(args));
      case "opath" -> again(handle, of(args), true);
      case "reopen_ro" -> again(handle, of(args), false);
      default -> other(handle, type, args);
    };
  }

  private static void count(Arguments args, int least, int most) throws BadTraceException {
    if (args.count() < least || args.count() > most) {
      throw args.wrong(1, "with a type of this name " + least + " to " + most + " arguments");
    }
  }

  private String of(Arguments args) throws BadTraceException {
    count(args, 3, 3);
    return args.text(2);
  }

  private int memfd(String handle, Arguments args) throws BadTraceException {
    count(args, 2, 5);
    long size = args.numberOr(2, 0);
    int seals = (int) args.numberOr(3, 0);
    var file = scene.inode(0, true);
    int result = file.truncate(size);
    if (result == 0 && args.count() > 4) {
      result = file.fill(args.number(4));
    }
    if (result == 0) {
      result = file.addSeals(seals);
    }
    return result != 0 ? result : scene.opened(handle, new OpenFile.Memory(file, true));
  }

  private int mock(String handle, Arguments args) throws BadTraceException {
    count(args, 4, 4);
    Optional<Integer> handler = scene.setup.handler(args.text(2));
    if (handler.isEmpty() || scene.setup.handlers().get(handler.get()).real()) {
      throw args.wrong(2, "a mock handler of the record");
    }
    String label = args.text(3);
    if (label.isEmpty() || !label.chars().allMatch(Mocks::shown)) {
      throw args.wrong(3, "a label of printable ASCII characters");
    }
    return scene.opened(handle, new OpenFile.Mock(args.text(2), label));
  }

  private int duplicate(String handle, String of) {
    Optional<OpenFile> file = scene.process.file(of);
    if (file.isEmpty()) {
      return -Errno.EBADF;
    }
    int descriptor = scene.process.reserve();
    if (descriptor >= 0) {
      file.get().references++;
      scene.process.install(descriptor, file.get());
      scene.process.name(handle, descriptor);
    }
    return Math.min(descriptor, 0);
  }

  /** Opens the same file once more: another description, of the same inode. */
  private int again(String handle, String of, boolean pathOnly) {
    Optional<OpenFile> file = scene.process.file(of);
    if (file.isEmpty()) {
      return -Errno.ENOENT;
    }
    if (pathOnly) {
      return scene.opened(handle, OpenFile.PathOnly.PATH_ONLY);
    }
    if (file.get().kind instanceof OpenFile.Memory memory) {
      return scene.opened(handle, new OpenFile.Memory(memory.inode(), false));
    }
    boolean openable = file.get().kind instanceof OpenFile.Foreign;
    return openable ? scene.opened(handle, OpenFile.Foreign.FOREIGN) : -Errno.ENXIO;
  }

  private int other(String handle, String type, Arguments args) throws BadTraceException {
    count(args, 2, 5);
    if (FOREIGN.contains(type)) {
      return scene.opened(handle, OpenFile.Foreign.FOREIGN);
    }
    if (type.startsWith(NAMELESS) || type.startsWith(NAMED)) {
      var file = scene.inode(MemoryFile.SEAL_SEAL, false);
      file.truncate(args.numberOr(2, 0));
      if (args.count() > 4) {
        file.fill(args.number(4));
      }
      file.link(type.startsWith(NAMED));
      int result = scene.opened(handle, new OpenFile.Memory(file, true));
      if (result == 0 && file.linked()) {
        scene.linked.add(file);
      }
      return result;
    }
    scene.unknown("new_file.args[1]", "a type of file that we know", new Json.Text(type));
    return 0;
  }
}
