package luosim.conform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import luosim.conform.observed.BadTraceException;
import luosim.conform.observed.Json;
import luosim.host.FinalizedHandover;
import luosim.kho.Handover;
import luosim.kho.Receiver616;
import luosim.luo.IncomingTree;
import luosim.luo.LuoState;
import luosim.luo.LuoTree;
import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.luo.Stop;
import luosim.luo.tree.FdtIncomingTree;

/**
 * A reboot of a record: the orchestrator's hook, the jump with what KHO passes on, the changes that
 * the record makes on the way, and the start of the next kernel.
 */
final class Jump {
  private final Scene scene;
  private final Requests requests;
  private final List<String> edits = new ArrayList<>();
  private final List<String> options = new ArrayList<>();

  Jump(Scene scene, Requests requests) {
    this.scene = scene;
    this.requests = requests;
  }

  /** What the record changes on the way of the next jump. */
  void prepare(List<String> treeEdits, List<String> bootOptions) {
    edits.clear();
    edits.addAll(treeEdits);
    options.clear();
    options.addAll(bootOptions);
  }

  /** Carries the reboot out; on success the scene's kernel is the next one. */
  Requests.Outcome carryOut() throws BadTraceException {
    Requests.Outcome hook = requests.run(Operation.REBOOT, 0);
    if (hook.ret() < 0) {
      scene.reached(Row.K2);
      hook.result().put("kexec", "refused");
      return hook;
    }
    LuoState state = scene.kernel.luo.state();
    if (scene.injections.fires("kexec")) {
      if (state == LuoState.FROZEN) {
        scene.reached(Row.K3);
      }
      Requests.Outcome failed = Requests.Outcome.of(-scene.injections.errno("kexec"));
      failed.result().put("kexec", "failed");
      return failed;
    }
    if (scene.injections.fires("nokho")) {
      scene.reached(Row.K8);
      return plain();
    }
    Handover handover = scene.kernel.kho.take();
    if (!handover.valid()) {
      if (state != LuoState.UPDATED && scene.kernel.khoEnabled) {
        scene.reached(Row.K7);
      }
      return plain();
    }
    if (!handover.dangling().isEmpty()) {
      return undefined(handover, state);
    }
    if (state == LuoState.NORMAL) {
      scene.reached(Row.K4);
    }
    return handOver(handover);
  }

  private Requests.Outcome undefined(Handover handover, LuoState state) {
    boolean afterCancel = state == LuoState.NORMAL && !scene.kernel.kho.finalized();
    scene.reached(afterCancel ? Row.K5 : Row.K6);
    var outcome = new Requests.Outcome(0, Stop.UNDEFINED, -1, Json.fields());
    var names = new ArrayList<Json>();
    handover.dangling().forEach(name -> names.add(new Json.Text(name)));
    outcome.result().put("kexec", "undefined");
    outcome.result().put("dangling", new Json.Items(names));
    return outcome;
  }

  private Requests.Outcome plain() throws BadTraceException {
    return start(next(new Pages(), KernelRun.Received.nothing(), KernelRun::noTree), "plain");
  }

  private Requests.Outcome handOver(Handover handover) throws BadTraceException {
    KernelRun last = scene.kernel;
    Optional<LuoTree> tree = last.luo.outgoingTree();
    if (scene.wantsTrees) {
      String at = "in op " + scene.op;
      tree.ifPresent(
          built -> scene.trees.add(new Scene.FoundTree(at, "luo fdt as handed over", built.blob())));
      scene.trees.add(new Scene.FoundTree(
          at, "kho root fdt as handed over", handover.rootPage().clone()));
    }
    var received = new KernelRun.Received(
        (int) last.kho.units(Pages.TREE_ORDER),
        last.pages.singlesIn(last.kho),
        last.livePayload(),
        last.subsystemNames(scene.roster));
    IncomingTree incoming = edited(tree, handover);
    FinalizedHandover.Memory trees = phys -> {
      if (tree.isEmpty() || tree.get().phys() != phys) {
        return KernelRun.noTree(phys);
      }
      return Optional.of(incoming);
    };
    boolean accepted = new Receiver616().populate(handover, true) == 0;
    if (!accepted) {
      scene.reached(Row.N1);
    }
    KernelRun next = accepted
        ? next(last.pages.after(last.kho), received, trees)
        : next(new Pages(), KernelRun.Received.nothing(), KernelRun::noTree);
    next.receiver.populate(handover, true);
    next.receiver.initialiseMemory();
    return start(next, "handover");
  }

  /**
   * The tree as the next kernel reads it: as it was built, or as bytes where the record changes it.
   */
  private IncomingTree edited(Optional<LuoTree> tree, Handover handover) throws BadTraceException {
    scene.shortData.clear();
    byte[] blob = new byte[0];
    for (String edit : edits) {
      if (TreeEdits.ofKho(edit)) {
        TreeEdits.edit(handover, edit);
      } else if (tree.isPresent()) {
        blob = TreeEdits.edited(blob.length == 0 ? tree.get().blob() : blob, edit, scene.inputs);
        if (TreeEdits.kind(edit).equals("file_shortdata")) {
          scene.shortData.add(Long.decode(TreeEdits.operand(edit)));
        }
      }
    }
    if (blob.length > 0 || tree.isEmpty()) {
      return new FdtIncomingTree(blob);
    }
    return tree.get();
  }

  private KernelRun next(Pages memory, KernelRun.Received received, FinalizedHandover.Memory trees)
      throws BadTraceException {
    return new KernelRun(
        scene.kernel.number + 1,
        bootOptions(),
        memory,
        received,
        trees,
        scene.roster,
        scene.injections,
        scene.revision);
  }

  private KernelRun.Options bootOptions() throws BadTraceException {
    boolean kho = scene.setup.kho();
    boolean liveUpdate = scene.setup.liveUpdate();
    for (String option : options) {
      boolean on = option.endsWith("=1") || option.endsWith("=on") || option.endsWith("=true");
      if (option.startsWith("kho=")) {
        kho = on;
      } else if (option.startsWith("liveupdate=")) {
        liveUpdate = on;
      } else {
        throw scene.inputs.bad(
            "next_kernel_boot_option", "kho=0 or liveupdate=0", new Json.Text(option));
      }
    }
    return new KernelRun.Options(kho, liveUpdate, scene.setup.debugfs());
  }

  private Requests.Outcome start(KernelRun next, String kexec) {
    Stop stop = next.luo.boot();
    if (stop != Stop.NONE) {
      scene.reached(Row.N2);
      return new Requests.Outcome(0, stop, -1, Json.fields());
    }
    scene.kernel = next;
    scene.outstanding.clear();
    Requests.Outcome outcome = Requests.Outcome.of(0);
    outcome.result().put("kexec", kexec);
    return outcome;
  }
}
