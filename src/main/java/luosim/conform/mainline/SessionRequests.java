package luosim.conform.mainline;

import java.util.List;
import java.util.Optional;
import luosim.conform.observed.BadTraceException;
import luosim.conform.observed.Json;
import luosim.luo.Errno;
import luosim.luo.Operation;

/** What a record's process asks of the device and of its sessions. */
final class SessionRequests {
  private static final List<String> NO_DESCRIPTOR = List.of("badfd", "closedfd");
  private static final int MANY_MAX = 20_000;

  private final Scene scene;

  SessionRequests(Scene scene) {
    this.scene = scene;
  }

  int openDevice(String handle) {
    int descriptor = scene.process.reserve();
    if (descriptor < 0) {
      return descriptor;
    }
    int result = scene.kernel.orchestrates()
        ? scene.kernel.run(Operation.OPEN_DEVICE, 0).result()
        : -Errno.ENOENT;
    if (result != 0) {
      scene.process.release(descriptor);
      return result;
    }
    scene.process.install(descriptor, scene.create(OpenFile.Device.DEVICE));
    scene.process.name(handle, descriptor);
    return 0;
  }

  int close(String handle) {
    int descriptor = scene.process.descriptor(handle);
    Optional<OpenFile> file = scene.process.file(descriptor);
    if (file.isEmpty()) {
      return -Errno.EBADF;
    }
    scene.process.release(descriptor);
    scene.put(file.get());
    return 0;
  }

  /** Creates or retrieves a session, on the device. */
  int session(Operation operation, String device, String handle, String name) {
    int refusal = refusal(device);
    if (refusal != 0) {
      return refusal;
    }
    KernelRun.Outcome outcome =
        scene.kernel.run(operation, scene.names.number(name), -1, 0, handle);
    if (outcome.result() == 0) {
      scene.seen.put("cloexec", 1);
    }
    return outcome.result();
  }

  private int refusal(String device) {
    Optional<OpenFile> file = scene.process.file(device);
    if (file.isEmpty()) {
      return -Errno.EBADF;
    }
    return file.get().kind == OpenFile.Device.DEVICE ? 0 : notForThis(file.get());
  }

  /** The device and sessions refuse numbers that they do not have; other files know no such command. */
  private static int notForThis(OpenFile file) {
    boolean ours = file.kind == OpenFile.Device.DEVICE || file.kind instanceof OpenFile.Session;
    if (file.kind == OpenFile.PathOnly.PATH_ONLY) {
      return -Errno.EBADF;
    }
    return ours ? -Errno.EINVAL : -Errno.ENOTTY;
  }

  int createMany(Arguments args) throws BadTraceException {
    int count = args.number(2, 0, MANY_MAX);
    int result = 0;
    for (int i = 0; i < count && result == 0; i++) {
      String name = args.text(1) + i;
      result = session(Operation.CREATE_SESSION, args.text(0), name, name);
    }
    scene.seen.values().clear();
    return result;
  }

  /** A request on a session: what it gave. */
  private KernelRun.Outcome on(
      String handle, Operation operation, int file, long token, String newHandle) {
    Optional<OpenFile> session = scene.process.file(handle);
    if (session.isEmpty()) {
      return new KernelRun.Outcome(-Errno.EBADF, -1);
    }
    if (session.get().kind instanceof OpenFile.Session open) {
      return scene.kernel.run(operation, open.session(), file, token, newHandle);
    }
    return new KernelRun.Outcome(notForThis(session.get()), -1);
  }

  int preserve(String session, String handle, long token) {
    int file = NO_DESCRIPTOR.contains(handle)
        ? -1
        : scene.process.file(handle).map(open -> open.number).orElse(-1);
    return on(session, Operation.SESSION_PRESERVE, file, token, "").result();
  }

  int preserveMany(Arguments args) throws BadTraceException {
    int count = args.number(1, 0, MANY_MAX);
    long token = args.number(2);
    int result = 0;
    for (int i = 0; i < count && result == 0; i++) {
      String handle = "\0many";
      var empty = new OpenFile.Memory(scene.inode(MemoryFile.SEAL_SEAL, true), true);
      result = scene.opened(handle, empty);
      if (result == 0) {
        result = preserve(args.text(0), handle, token + i);
        close(handle);
      }
    }
    return result;
  }

  int retrieve(String session, long token, String handle) {
    KernelRun.Outcome outcome = on(session, Operation.SESSION_RETRIEVE, -1, token, handle);
    if (outcome.result() == 0) {
      scene.seen.put("cloexec", 1);
      look(scene.file((int) outcome.value()));
    }
    return outcome.result();
  }

  private void look(OpenFile file) {
    if (file.kind instanceof OpenFile.Memory memory) {
      scene.seen
          .put("size", memory.inode().size())
          .put("pos", file.position)
          .put("seals", memory.inode().seals());
    } else if (file.kind instanceof OpenFile.Mock mock) {
      if (file.read) {
        scene.seen.put("description_already_read", true);
      } else {
        scene.seen.put("label", mock.label());
        file.read = true;
      }
    }
  }

  int finish(String session, long reserved) {
    return on(session, Operation.SESSION_FINISH, -1, reserved, "").result();
  }

  int name(String session, long reserved) {
    KernelRun.Outcome outcome = on(session, Operation.SESSION_NAME, -1, reserved, "");
    if (outcome.result() == 0) {
      scene.seen.put("name", new Json.Text(scene.names.text((int) outcome.value())));
    }
    return outcome.result();
  }

  /** A child process gets a copy of every descriptor and closes one; the parent's stays open. */
  int forkClose(String handle) {
    return scene.process.file(handle).isEmpty() ? -Errno.EBADF : 0;
  }
}
