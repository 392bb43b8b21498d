package luosim.conform;

import java.util.List;
import java.util.Optional;
import luosim.conform.observed.BadTraceException;
import luosim.conform.observed.Json;
import luosim.conform.observed.Known;
import luosim.luo.Errno;
import luosim.luo.Luo;
import luosim.luo.Need;
import luosim.luo.Operation;
import luosim.luo.Stop;
import luosim.luo.revision.rfcv2.Abi;

/** The requests of a record, carried out on the kernel that runs. */
final class Requests {
  /** The requests there are, and the arguments of each. */
  static final List<Known> ALL = List.of(
      Known.of("boot"),
      Known.of("register_handler", "handler"),
      Known.of("register_handler_same_compat", "handler"),
      Known.of("unregister_handler", "handler"),
      Known.of("unregister_handler_never_registered", "handler"),
      Known.of("register_subsystem", "subsystem"),
      Known.of("register_subsystem_same_name", "subsystem"),
      Known.of("unregister_subsystem", "subsystem"),
      Known.of("unregister_subsystem_never_registered", "subsystem"),
      Known.of("get_subsystem_data", "subsystem"),
      Known.of("preserve", "file", "type"),
      Known.of("unpreserve", "token"),
      Known.of("restore", "token"),
      Known.of("prepare"),
      Known.of("freeze"),
      Known.of("cancel"),
      Known.of("finish"),
      Known.of("get_state"),
      Known.of("bad_ioctl"),
      Known.of("bad_ioctl_type"),
      Known.of("open_device", "how"),
      Known.of("reboot"),
      Known.of("enabled"),
      Known.of("close", "file"),
      Known.of("kho_user_preserve"),
      Known.of("kho_user_unpreserve"),
      Known.of("kho_debugfs_finalize", "value"),
      Known.of("bulk_preserve", "count"));

  /** A number behind the orchestrator's commands, and a command of another type byte. */
  private static final int UNKNOWN_COMMAND = 0x0000BA7F;

  private static final int OTHER_TYPE = 0x0000BB04;
  private static final int BULK_LIMIT = 1_000_000;
  private static final String BULK_TYPE = "memfd";
  private static final String NO_SUCH_FILE = "nosuch";

  private final Scene scene;
  private final Doubles doubles;

  Requests(Scene scene, Doubles doubles) {
    this.scene = scene;
    this.doubles = doubles;
  }

  /**
   * How a request came out.
   *
   * @param stop why the kernel stopped in it
   * @param value what the orchestrator returned besides the result
   * @param result the record's result fields
   */
  record Outcome(int ret, Stop stop, long value, Json.Fields result) {
    static Outcome of(int ret) {
      return new Outcome(ret, Stop.NONE, -1, Json.fields());
    }
  }

  /** Carries out a request other than the reboot. */
  Outcome carryOut(String name, Json.Fields args) throws BadTraceException {
    return switch (name) {
      case "boot" -> boot();
      case "prepare" -> run(Operation.PREPARE, 0);
      case "freeze" -> run(Operation.FREEZE, 0);
      case "cancel" -> run(Operation.CANCEL, 0);
      case "finish" -> finish();
      case "get_state" -> state();
      case "unpreserve" -> run(Operation.FD_UNPRESERVE, scene.inputs.unsigned(args, "token"));
      case "restore" -> restore(scene.inputs.unsigned(args, "token"));
      case "preserve" -> preserve(file(args));
      case "bulk_preserve" -> preserveMany(scene.inputs.number(args, "count", 0, BULK_LIMIT));
      case "close" -> close(scene.inputs.text(args, "file"));
      case "bad_ioctl" -> Outcome.of(Abi.refusal(UNKNOWN_COMMAND));
      case "bad_ioctl_type" -> Outcome.of(Abi.refusal(OTHER_TYPE));
      case "open_device" -> open(args);
      case "enabled" -> enabled();
      case "kho_user_preserve" -> khoUser(true);
      case "kho_user_unpreserve" -> khoUser(false);
      case "kho_debugfs_finalize" -> debugfs(args);
      default -> registry(name, args);
    };
  }

  /** Runs an operation of the orchestrator to its end. */
  Outcome run(Operation operation, long argument) {
    Luo luo = scene.kernel.luo;
    int op = luo.begin(operation, argument);
    Need need = luo.proceed(op);
    while (need != Need.DONE && need != Need.STOPPED) {
      if (need == Need.LOCK) {
        throw new IllegalStateException(operation + " waits for a lock that nobody else can have");
      }
      if (need == Need.CALLBACK) {
        doubles.invoke(op);
      }
      need = luo.proceed(op);
    }
    scene.reached(luo.row(op));
    var outcome = new Outcome(luo.result(op), luo.stop(op), luo.value(op), Json.fields());
    luo.end(op);
    return outcome;
  }

  private Outcome boot() {
    return new Outcome(0, scene.kernel.luo.boot(), -1, Json.fields());
  }

  private Outcome finish() {
    Outcome outcome = run(Operation.FINISH, 0);
    if (outcome.ret() == 0 && outcome.stop() == Stop.NONE) {
      List<String> known = scene.kernel.subsystemNames(scene.roster);
      if (!known.containsAll(scene.kernel.received.subsystems())) {
        scene.reached(luosim.luo.Row.N5);
      }
    }
    return outcome;
  }

  private Outcome state() {
    Outcome outcome = run(Operation.GET_STATE, 0);
    outcome.result().put("value", outcome.ret() == 0 ? outcome.value() : -1);
    return outcome;
  }

  private Outcome restore(long token) {
    Outcome outcome = run(Operation.FD_RESTORE, token);
    if (outcome.stop() == Stop.NONE && outcome.ret() == 0) {
      scene.kernel.restored++;
      outcome.result().put("fd", 2 + scene.kernel.restored);
      outcome.result().put("file", scene.kernel.files.get((int) outcome.value()).id);
    }
    return outcome;
  }

  private Outcome preserve(int file) {
    Outcome outcome = run(Operation.FD_PRESERVE, file);
    if (outcome.stop() == Stop.NONE && outcome.ret() == 0) {
      scene.kernel.knownTokens.add(outcome.value());
      outcome.result().put("token", Json.unsigned(outcome.value()));
    } else {
      outcome.result().put("token", Json.Nothing.NULL);
    }
    return outcome;
  }

  private Outcome preserveMany(int count) {
    int done = 0;
    int ret = 0;
    while (done < count && ret == 0) {
      int file = scene.kernel.files.open("b" + done, BULK_TYPE).number;
      ret = preserve(file).ret();
      done += ret == 0 ? 1 : 0;
    }
    Outcome outcome = Outcome.of(ret);
    outcome.result().put("count", done);
    return outcome;
  }

  /**
   * The file that a request names: open already, declared in the record, or opened for it; -1 for a
   * descriptor that was never given out.
   */
  private int file(Json.Fields args) throws BadTraceException {
    String id = scene.inputs.text(args, "file");
    Optional<FileObjects.FileObject> open = scene.kernel.files.find(id);
    boolean neverRestored = id.matches("r\\d+") && open.isEmpty();
    if (id.equals(NO_SUCH_FILE) || neverRestored) {
      return -1;
    }
    if (open.isPresent() && !args.has("type")) {
      return open.get().number;
    }
    if (args.has("type")) {
      return scene.kernel.files.open(id, scene.inputs.text(args, "type")).number;
    }
    for (Setup.File declared : scene.setup.files()) {
      if (declared.id().equals(id)) {
        return scene.kernel.files.open(id, declared.type()).number;
      }
    }
    throw scene.inputs.bad("file", "a file of the record", new Json.Text(id));
  }

  private Outcome close(String id) throws BadTraceException {
    int number = file(Json.fields().put("file", id));
    if (number < 0 || !scene.kernel.files.get(number).open) {
      return Outcome.of(-Errno.EBADF);
    }
    FileObjects.FileObject file = scene.kernel.files.get(number);
    file.open = false;
    file.references--;
    return Outcome.of(0);
  }

  private Outcome open(Json.Fields args) throws BadTraceException {
    String how = scene.inputs.word(args, "how", List.of("plain", "O_EXCL", "no_capability"));
    return Outcome.of(Abi.open(!how.equals("no_capability"), how.equals("O_EXCL")));
  }

  private Outcome enabled() {
    Outcome outcome = Outcome.of(0);
    boolean enabled = Abi.enabled(scene.kernel.liveUpdateEnabled, scene.kernel.khoEnabled);
    outcome.result().put("value", enabled);
    return outcome;
  }

  private Outcome khoUser(boolean preserves) {
    KernelRun kernel = scene.kernel;
    if (kernel.userPage == 0) {
      kernel.userPage = kernel.pages.take();
    }
    return Outcome.of(
        preserves
            ? kernel.kho.preservePhys(kernel.userPage, Pages.PAGE)
            : kernel.kho.unpreservePhys(kernel.userPage, Pages.PAGE));
  }

  private Outcome debugfs(Json.Fields args) throws BadTraceException {
    int value = scene.inputs.number(args, "value", 0, Integer.MAX_VALUE);
    return run(value == 0 ? Operation.KHO_ABORT : Operation.KHO_FINALIZE, 0);
  }

  private Outcome registry(String name, Json.Fields args) throws BadTraceException {
    Roster roster = scene.roster;
    if (args.has("handler")) {
      int handler = roster.handler(scene.inputs.text(args, "handler"));
      known(handler, "handler", args);
      return switch (name) {
        case "register_handler" -> run(Operation.REGISTER_HANDLER, handler);
        case "register_handler_same_compat" ->
            run(Operation.REGISTER_HANDLER, roster.twinOfHandler(handler));
        case "unregister_handler" -> run(Operation.UNREGISTER_HANDLER, handler);
        default -> run(Operation.UNREGISTER_HANDLER, roster.zeroedHandler(handler));
      };
    }
    int subsystem = roster.subsystem(scene.inputs.text(args, "subsystem"));
    known(subsystem, "subsystem", args);
    return switch (name) {
      case "register_subsystem" -> run(Operation.REGISTER_SUBSYSTEM, subsystem);
      case "register_subsystem_same_name" ->
          run(Operation.REGISTER_SUBSYSTEM, roster.twinOfSubsystem(subsystem));
      case "unregister_subsystem" -> run(Operation.UNREGISTER_SUBSYSTEM, subsystem);
      case "unregister_subsystem_never_registered" ->
          run(Operation.UNREGISTER_SUBSYSTEM, roster.zeroedSubsystem(subsystem));
      default -> subsystemData(subsystem);
    };
  }

  private void known(int number, String key, Json.Fields args) throws BadTraceException {
    if (number < 0) {
      throw scene.inputs.bad(key, "one that the record declares", args.get(key));
    }
  }

  private Outcome subsystemData(int subsystem) {
    Outcome outcome = run(Operation.GET_SUBSYSTEM_DATA, subsystem);
    if (outcome.ret() == 0) {
      outcome.result().put("value", scene.renaming.shown(outcome.value()));
    }
    return outcome;
  }
}
