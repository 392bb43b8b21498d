package luosim.conform.mainline;

import java.util.List;
import java.util.Optional;
import luosim.conform.observed.BadTraceException;
import luosim.conform.observed.Json;
import luosim.luo.Errno;
import luosim.luo.Operation;

/** The requests of a record, carried out on the kernel that runs. */
final class Requests {
  private static final String REFUSE = "refuse";
  private static final int ERRNO_MAX = 4095;
  private static final List<String> FILE_CALLBACKS =
      List.of("preserve", "freeze", "retrieve", "can_finish");
  private static final List<String> FLB_CALLBACKS = List.of("flb_preserve", "flb_retrieve");

  private final Scene scene;
  private final Machine machine;
  private final FileMaker maker;
  private final SessionRequests sessions;
  private final MemoryRequests memory;
  private final Ioctls ioctls;

  Requests(Scene scene, Machine machine) {
    this.scene = scene;
    this.machine = machine;
    this.maker = new FileMaker(scene);
    this.sessions = new SessionRequests(scene);
    this.memory = new MemoryRequests(scene);
    this.ioctls = new Ioctls(scene);
  }

  /** Carries out a request: 0 or a negative errno. */
  int carryOut(Request request, Arguments args) throws BadTraceException {
    return switch (request) {
      case BOOT -> machine.boot(args.text(0), args.from(1));
      case LOAD -> machine.load(args.from(0));
      case LOAD_CLASSIC -> machine.loadClassic();
      case UNLOAD -> machine.unload();
      case REBOOT -> machine.reboot();
      case OPEN_DEVICE -> sessions.openDevice(args.text(0));
      case CLOSE_DEVICE, CLOSE_SESSION, CLOSE_FILE -> sessions.close(args.text(0));
      case CREATE_SESSION ->
          sessions.session(Operation.CREATE_SESSION, args.text(0), args.text(1), args.text(2));
      case RETRIEVE_SESSION ->
          sessions.session(Operation.RETRIEVE_SESSION, args.text(0), args.text(1), args.text(2));
      case CREATE_MANY -> sessions.createMany(args);
      case NEW_FILE -> maker.open(args);
      case PRESERVE -> sessions.preserve(args.text(0), args.text(1), args.number(2));
      case PRESERVE_COPYOUT_FAULT -> withReadOnlyArgument(args);
      case PRESERVE_MANY -> sessions.preserveMany(args);
      case RETRIEVE -> sessions.retrieve(args.text(0), args.number(1), args.text(2));
      case FINISH -> sessions.finish(args.text(0), args.numberOr(1, 0));
      case GET_NAME -> sessions.name(args.text(0), args.numberOr(1, 0));
      case FORK_CLOSE -> sessions.forkClose(args.text(0));
      case FTRUNCATE, PWRITE, PUNCH_HOLE, FALLOCATE, ADD_SEALS, SEEK, TELL, STAT, FILL, CHECK,
          SAME_DESCRIPTION -> memory.carryOut(request, args);
      case IOCTL -> ioctls.carryOut(args);
      default -> ofHarness(request, args);
    };
  }

  private int ofHarness(Request request, Arguments args) throws BadTraceException {
    return switch (request) {
      case EXIT -> exit();
      case SET_FAULT -> setFault(args);
      case CLEAR_FAULTS -> clearFaults();
      case FLB_GET_INCOMING -> object(Operation.FLB_GET_INCOMING, args);
      case FLB_PUT_INCOMING -> object(Operation.FLB_PUT_INCOMING, args);
      case FLB_GET_OUTGOING -> object(Operation.FLB_GET_OUTGOING, args);
      case FLB_PUT_OUTGOING -> object(Operation.FLB_PUT_OUTGOING, args);
      case REGISTER -> register(args);
      case DEBUGFS_FDT -> debugfs(args.text(0));
      case NOFILE -> limit(args.number(0, 0, Integer.MAX_VALUE));
      case UNLINK_TMPFS -> unlink();
      default -> throw new IllegalStateException(request + " is carried out elsewhere");
    };
  }

  private int withReadOnlyArgument(Arguments args) throws BadTraceException {
    scene.kernel.readOnlyArgument(true);
    int result = sessions.preserve(args.text(0), args.text(1), args.number(2));
    scene.kernel.readOnlyArgument(false);
    return result;
  }

  private int exit() {
    scene.exit();
    return 0;
  }

  private int setFault(Arguments args) throws BadTraceException {
    boolean ofFile = args.count() == 4;
    String callback = args.text(0);
    String who = args.text(1);
    if (!(ofFile ? FILE_CALLBACKS : FLB_CALLBACKS).contains(callback)) {
      throw args.wrong(0, "one of " + (ofFile ? FILE_CALLBACKS : FLB_CALLBACKS));
    }
    boolean known = who.equals(FaultRules.ALL)
        || (ofFile ? scene.setup.handler(who) : scene.setup.flb(who)).isPresent();
    if (!known) {
      throw args.wrong(1, "one that the record declares");
    }
    int last = args.count() - 1;
    int result = args.text(last).equals(REFUSE)
        ? -Errno.EBUSY
        : args.number(last, -ERRNO_MAX, 0);
    scene.faults.set(callback, who, ofFile ? args.text(2) : FaultRules.ALL, result);
    return 0;
  }

  private int clearFaults() {
    scene.faults.clear();
    return 0;
  }

  private int object(Operation operation, Arguments args) throws BadTraceException {
    Optional<Integer> flb = scene.setup.flb(args.text(0));
    if (flb.isEmpty()) {
      throw args.wrong(0, "an object of the record");
    }
    return scene.kernel.run(operation, flb.get()).result();
  }

  private int register(Arguments args) {
    Optional<Integer> result = scene.kernel.registerWrongly(args.text(0));
    if (result.isEmpty()) {
      scene.unknown(
          "register.args[0]", "a registration that we know", new Json.Text(args.text(0)));
    }
    return result.orElse(0);
  }

  /** Whether the file is there; what is in it is not compared. */
  private int debugfs(String path) {
    if (!scene.kernel.published(path)) {
      return -Errno.ENOENT;
    }
    scene.seen.values().putAll(scene.expectedSeen.values());
    return 0;
  }

  private int limit(int descriptors) {
    scene.process.limit(descriptors);
    return 0;
  }

  private int unlink() {
    if (scene.linked.isEmpty()) {
      return -Errno.ENOENT;
    }
    scene.linked.forEach(file -> file.link(false));
    scene.linked.clear();
    return 0;
  }
}
