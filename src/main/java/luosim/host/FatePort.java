package luosim.host;

import java.util.Optional;
import luosim.handler.Handlers;
import luosim.luo.Operation;
import luosim.luo.Orchestrator;

/**
 * Where a machine asks what befalls its steps, and what it says about a step when it asks. Sites that
 * nobody watches cost a look at one bit.
 */
final class FatePort {
  private static final Site[] SITES = Site.values();

  private final Optional<Situation> machine;
  private final Fate fate = new Fate();
  private Fates fates = Fates.NONE;
  private long watched;

  String handler = "";
  String subsystem = "";
  int vm = -1;
  int object = -1;
  private boolean serving;
  private Operation serves = Operation.GET_STATE;

  FatePort(Situation machine) {
    this.machine = Optional.of(machine);
  }

  private FatePort() {
    machine = Optional.empty();
  }

  /** A port at which nobody stands; the situation is never asked for. */
  static FatePort ofNobody() {
    return new FatePort();
  }

  void install(Fates next) {
    fates = next;
    watched = 0;
    for (int site = 0; site < SITES.length; site++) {
      if (next.watches(SITES[site])) {
        watched |= 1L << site;
      }
    }
    nobody();
    outside();
  }

  /** Whether anybody watches anything, so that it matters whom a step concerns. */
  boolean watchesAny() {
    return watched != 0;
  }

  boolean watches(Site site) {
    return (watched >>> site.ordinal() & 1) != 0;
  }

  /** What befalls a step that begins now; a carrier that the next question uses again. */
  Fate ask(Site site, long nominalNs) {
    fate.clear();
    if (watches(site)) {
      fates.decide(site, machine.orElseThrow(), nominalNs, fate);
    }
    return fate;
  }

  /** Tells that a fate had no effect. */
  void masked(Site site) {
    fates.masked(site, machine.orElseThrow());
  }

  /** The step concerns no VM, file or subsystem. */
  void nobody() {
    handler = "";
    subsystem = "";
    vm = -1;
    object = -1;
  }

  void on(int concernedVm, int concernedObject) {
    handler = "";
    subsystem = "";
    vm = concernedVm;
    object = concernedObject;
  }

  /** The step is the callback that an operation asks for. */
  void on(Kernel kernel, int op) {
    Orchestrator luo = kernel.orchestrator();
    nobody();
    switch (luo.subjectKind(op)) {
      case FILE -> {
        object = Effects.file(kernel, op);
        handler = Handlers.get(luo.handler(op)).name();
        vm = object < 0 ? -1 : kernel.file(object).vm();
      }
      case SUBSYSTEM -> {
        object = luo.subject(op);
        subsystem = kernel.subsystem(object).name();
      }
      case CLIENT -> object = luo.subject(op);
      case FLB -> {
        object = luo.subject(op);
        subsystem = kernel.flb(object).name();
      }
    }
  }

  /** The step belongs to no request. */
  void outside() {
    serving = false;
  }

  void within(Operation request) {
    serving = true;
    serves = request;
  }

  /** Whether the step serves this request; a reboot serves the freeze inside it too. */
  boolean during(Operation request) {
    return serving
        && (serves == request || serves == Operation.REBOOT && request == Operation.FREEZE);
  }
}
