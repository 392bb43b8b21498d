package luosim.conform.mainline;

import java.util.List;
import java.util.Optional;
import luosim.kho.Kho73;
import luosim.luo.Callback;
import luosim.luo.Need;
import luosim.luo.Operation;
import luosim.luo.Sessions;
import luosim.luo.Stop;
import luosim.luo.Subject;

/** One kernel of a replay: its orchestrator, Kexec HandOver and handlers, and what they hold. */
final class KernelRun {
  private static final String ORCHESTRATOR = "LUO";
  private static final String METADATA = Kho73.METADATA;
  private static final String ROOT = "out/fdt";
  private static final String WITHOUT_DEFECTS = "mainline-fixed";

  final int number;
  final Memory memory;
  private final Scene scene;
  private final Options options;
  private final Roster roster;
  private final Services services;
  private final Sessions luo;
  private final Mocks mocks;
  private final Memfds memfds;
  private final Stop stop;
  private final long idlePages;
  private final long restoredAtBoot;

  /** What an operation returned. */
  record Outcome(int result, long value) {}

  private KernelRun(Scene scene, int number, Options options, Memory memory, Memfds memfds) {
    this.scene = scene;
    this.number = number;
    this.options = options;
    this.memory = memory;
    this.roster = new Roster(scene.setup, scene.names);
    this.services = new Services(scene, roster, options.liveUpdate());
    this.mocks = new Mocks(scene);
    this.memfds = memfds;
    this.luo = scene.revision.factory().create(services, memory.pages());
    this.stop = luo.boot();
    if (stop == Stop.NONE) {
      register();
    }
    this.idlePages = memory.preservedPages();
    this.restoredAtBoot = memory.restoredPages();
  }

  /** The first kernel. */
  static KernelRun cold(Scene scene, Options options) {
    return new KernelRun(scene, 1, options, Memory.cold(options.kho()), new Memfds(scene));
  }

  /** The kernel that a jump of this moment leads to. */
  KernelRun next(Options nextOptions, boolean classic) {
    Memory passed = memory.next(luo, nextOptions.kho(), !classic, alwaysPublished());
    memfds.jump(!classic);
    return new KernelRun(scene, number + 1, nextOptions, passed, memfds);
  }

  private void register() {
    for (int handler = 0; handler < scene.setup.handlers().size(); handler++) {
      Setup.Handler each = scene.setup.handlers().get(handler);
      if (!options.absent().contains(each.id())) {
        run(Operation.REGISTER_HANDLER, handler);
        for (int flb : each.flbs()) {
          run(Operation.REGISTER_FLB, flb, handler, 0, "");
        }
      }
    }
  }

  /** Why the kernel stopped in its boot. */
  Stop stop() {
    return stop;
  }

  /** Whether there is an orchestrator, and so a device. */
  boolean orchestrates() {
    return options.kho() && options.liveUpdate();
  }

  /** Whether something was handed over that this kernel looks at. */
  boolean revived() {
    return options.kho() && memory.revived();
  }

  void readOnlyArgument(boolean now) {
    services.readOnlyArgument(now);
  }

  boolean isIncoming(int session) {
    return luo.isIncoming(session);
  }

  void closeSession(int session) {
    run(Operation.CLOSE_SESSION, session);
  }

  void closeDevice() {
    run(Operation.CLOSE_DEVICE, 0);
  }

  Outcome run(Operation operation, long argument) {
    return run(operation, argument, -1, 0, "");
  }

  /** Runs an operation to its end; a descriptor that it gives out gets the name. */
  Outcome run(Operation operation, long argument, int object, long token, String handle) {
    services.handle(handle);
    int op = luo.begin(operation, argument, object, token);
    Need need = luo.proceed(op);
    while (need != Need.DONE && need != Need.STOPPED) {
      if (need == Need.LOCK) {
        throw new IllegalStateException(operation + " waits for a lock that nobody else can have");
      }
      if (need == Need.CALLBACK) {
        invoke(op);
      }
      need = luo.proceed(op);
    }
    scene.reached(luo.row(op));
    var outcome = new Outcome(luo.result(op), luo.value(op));
    luo.end(op);
    return outcome;
  }

  private void invoke(int op) {
    if (luo.subjectKind(op) == Subject.FLB) {
      mocks.invoke(luo, op);
      return;
    }
    Setup.Handler handler = scene.setup.handlers().get(luo.handler(op));
    if (luo.callback(op) == Callback.CAN_PRESERVE) {
      luo.answer(op, takes(handler, scene.file(luo.file(op))) ? 1 : 0, 0);
    } else if (handler.real()) {
      memfds.invoke(luo, op);
    } else {
      mocks.invoke(luo, op);
    }
  }

  private static boolean takes(Setup.Handler handler, OpenFile file) {
    return handler.real()
        ? file.kind instanceof OpenFile.Memory memory && !memory.inode().linked()
        : Mocks.takes(handler, file);
  }

  /** A registration that must be refused: its result, if its name is known. */
  Optional<Integer> registerWrongly(String what) {
    int mock = 0;
    while (mock < scene.setup.handlers().size() - 1 && scene.setup.handlers().get(mock).real()) {
      mock++;
    }
    List<Integer> flbs = scene.setup.handlers().get(mock).flbs();
    int flb = flbs.isEmpty() ? 0 : flbs.get(0);
    return switch (what) {
      case "handler_same_compatible" ->
          Optional.of(run(Operation.REGISTER_HANDLER, roster.twinOfHandler()).result());
      case "handler_missing_mandatory_callbacks" ->
          Optional.of(run(Operation.REGISTER_HANDLER, roster.incompleteHandler()).result());
      case "flb_same_on_same_handler" ->
          Optional.of(run(Operation.REGISTER_FLB, flb, mock, 0, "").result());
      case "flb_other_with_same_compatible" ->
          Optional.of(run(Operation.REGISTER_FLB, roster.twinOfFlb(), mock, 0, "").result());
      default -> Optional.empty();
    };
  }

  /**
   * Whether the root page shows in the debug directory of every kernel; with the known defects only
   * in one that received nothing and has Kexec HandOver on.
   */
  private boolean alwaysPublished() {
    return scene.revision.id().equals(WITHOUT_DEFECTS);
  }

  /** Whether a file of Kexec HandOver's debug directory is there. */
  boolean published(String path) {
    if (!options.kho()) {
      return alwaysPublished() && path.equals(ROOT);
    }
    return switch (path) {
      case ROOT -> memory.rootPublished();
      case "out/sub_fdts/" + METADATA -> true;
      case "out/sub_fdts/" + ORCHESTRATOR -> options.liveUpdate();
      case "in/fdt" -> memory.revived();
      case "in/sub_fdts/" + METADATA -> memory.hasSubtree(METADATA);
      case "in/sub_fdts/" + ORCHESTRATOR -> memory.hasSubtree(ORCHESTRATOR);
      default -> false;
    };
  }

  /** Preserved pages for the next kernel beyond those of an idle system. */
  long preservedPages() {
    return memory.preservedPages() - idlePages;
  }

  /** Pages of the previous kernel that became usable again since the first user code ran. */
  long restoredPages() {
    return memory.restoredPages() - restoredAtBoot;
  }

  /** Pages that the previous kernel preserved for this one. */
  long receivedPages() {
    return memory.receivedPages();
  }
}
