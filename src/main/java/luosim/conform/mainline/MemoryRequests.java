package luosim.conform.mainline;

import java.util.Optional;
import luosim.conform.observed.BadTraceException;
import luosim.conform.observed.Json;
import luosim.luo.Errno;

/** What a record's process does to files in shared memory, and to positions of open files. */
final class MemoryRequests {
  private final Scene scene;

  MemoryRequests(Scene scene) {
    this.scene = scene;
  }

  /** Carries out one of these requests: 0 or a negative errno. */
  int carryOut(Request request, Arguments args) throws BadTraceException {
    Optional<OpenFile> file = scene.process.file(args.text(0));
    if (file.isEmpty()) {
      return -Errno.EBADF;
    }
    return switch (request) {
      case SEEK -> seek(file.get(), args.number(1));
      case TELL -> tell(file.get());
      case SAME_DESCRIPTION -> same(file.get(), args.text(1));
      default -> file.get().kind instanceof OpenFile.Memory memory
          ? onMemory(request, args, file.get(), memory)
          : -Errno.EINVAL;
    };
  }

  private int onMemory(
      Request request, Arguments args, OpenFile file, OpenFile.Memory memory)
      throws BadTraceException {
    MemoryFile inode = memory.inode();
    boolean writable = memory.writable();
    return switch (request) {
      case FTRUNCATE -> writable ? inode.truncate(args.number(1)) : -Errno.EINVAL;
      case PWRITE -> writable ? write(inode, args.number(1), args.number(2)) : -Errno.EBADF;
      case PUNCH_HOLE -> writable ? inode.punchHole(args.number(1), args.number(2)) : -Errno.EBADF;
      case FALLOCATE -> writable ? inode.allocate(args.number(1), args.number(2)) : -Errno.EBADF;
      case ADD_SEALS -> writable ? inode.addSeals((int) args.number(1)) : -Errno.EPERM;
      case FILL -> writable ? inode.fill(args.number(1)) : -Errno.EBADF;
      case STAT -> stat(file, inode);
      case CHECK -> {
        scene.seen.put("bad_pages", inode.badPages(args.number(1)));
        yield 0;
      }
      default -> throw new IllegalStateException(request + " is none of a file in memory");
    };
  }

  private int write(MemoryFile inode, long offset, long length) {
    long written = inode.write(offset, length);
    if (written < 0) {
      return (int) written;
    }
    scene.seen.put("written", written);
    return 0;
  }

  private int stat(OpenFile file, MemoryFile inode) {
    scene.seen.put("size", inode.size());
    scene.seen.put("pos", file.position);
    scene.seen.put("seals", inode.seals());
    return 0;
  }

  private static int seek(OpenFile file, long to) {
    if (to < 0) {
      return -Errno.EINVAL;
    }
    file.position = to;
    return 0;
  }

  private int tell(OpenFile file) {
    scene.seen.put(scene.seenWord("pos"), file.position);
    return 0;
  }

  private int same(OpenFile file, String other) {
    Optional<OpenFile> second = scene.process.file(other);
    if (second.isEmpty()) {
      return -Errno.EBADF;
    }
    boolean same = file.number == second.get().number;
    String word = scene.seenWord("same");
    boolean asNumber = scene.expectedSeen.get(word) instanceof Json.Numeral;
    scene.seen.put(word, asNumber ? Json.of(same ? 1 : 0) : new Json.Flag(same));
    return 0;
  }
}
