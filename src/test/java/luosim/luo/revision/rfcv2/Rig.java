package luosim.luo.revision.rfcv2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import luosim.host.FinalizedHandover;
import luosim.host.KhoHandover;
import luosim.kho.Handover;
import luosim.kho.Kho616;
import luosim.kho.KhoConfig;
import luosim.kho.NotifierChain;
import luosim.kho.Receiver616;
import luosim.luo.IncomingTree;
import luosim.luo.Luo;
import luosim.luo.LuoTree;
import luosim.luo.Operation;
import luosim.luo.RigCast;
import luosim.luo.RigServices;
import luosim.luo.StateRig;
import luosim.luo.Stop;

/**
 * One kernel of RFC v2 over real KHO, whose participants print what is called and fail where a test
 * says so. File i has handler h0 and gives 0x1000 + i in prepare, subsystem j gives 0x2000 + j;
 * freeze adds 0x10000.
 */
final class Rig extends StateRig {
  final RigCast cast;
  final RigServices services;
  final Kho616 kho;
  final NotifierChain chain = new NotifierChain();
  final Luo luo;
  private final Receiver616 receiver = new Receiver616();
  private int clients;

  private final Set<Change> changes;

  private Rig(RigCast cast, boolean kho, boolean debugfs, FinalizedHandover.Memory trees) {
    this(cast, kho, debugfs, trees, Set.of());
  }

  private Rig(RigCast cast, boolean kho, boolean debugfs, FinalizedHandover.Memory trees,
      Set<Change> changes) {
    this.cast = cast;
    this.changes = changes;
    services = new RigServices(cast);
    this.kho = new Kho616(services, new KhoConfig(kho, debugfs, BASE, 0x2_0000_0000L));
    services.tellFreed(this.kho::blobFreed);
    luo = new RfcV2(services, new KhoHandover(this.kho, chain, receiver, trees), changes);
  }

  /** A cold kernel with nothing registered. */
  static Rig bare() {
    return started(new Rig(new RigCast(), true, false, Rig::nothing));
  }

  static Rig withoutKho() {
    return started(new Rig(new RigCast(), false, false, Rig::nothing));
  }

  /** A cold kernel with handler h0, n files and m subsystems. */
  static Rig of(int files, int subsystems) {
    return bare().with(files, subsystems);
  }

  /** As {@link #of}, with KHO's debug option built in. */
  static Rig debugged(int files, int subsystems) {
    return started(new Rig(new RigCast(), true, true, Rig::nothing)).with(files, subsystems);
  }

  /** A cold kernel with changes, and nothing registered. */
  static Rig changed(Set<Change> changes) {
    return started(new Rig(new RigCast(), true, false, Rig::nothing, changes));
  }

  /** As {@link #changed}, with KHO's debug option built in. */
  static Rig debuggedAndChanged(Set<Change> changes) {
    return started(new Rig(new RigCast(), true, true, Rig::nothing, changes));
  }

  private static Rig started(Rig rig) {
    assertThat(rig.luo.boot()).isEqualTo(Stop.NONE);
    return rig;
  }

  Rig with(int files, int subsystems) {
    register(subsystems);
    for (int file = 0; file < files; file++) {
      assertThat(preserve(file)).isZero();
    }
    takeCalls();
    return this;
  }

  /** Registers h0 and the first so many subsystems. */
  Rig register(int subsystems) {
    assertThat(run(Operation.REGISTER_HANDLER, 0)).isZero();
    for (int subsystem = 0; subsystem < subsystems; subsystem++) {
      assertThat(run(Operation.REGISTER_SUBSYSTEM, subsystem)).isZero();
    }
    return this;
  }

  private static Optional<IncomingTree> nothing(long phys) {
    throw new IllegalStateException("no tree at " + phys);
  }

  /** Another client on KHO's chain. */
  void client(int priority) {
    chain.register(clients, priority);
    clients++;
  }

  int freeze() {
    return run(Operation.FREEZE, 0);
  }

  int preserve(int file) {
    return run(Operation.FD_PRESERVE, file);
  }

  @Override protected Luo orchestrator() {
    return luo;
  }

  @Override protected RigServices services() {
    return services;
  }

  /** What a jump of this moment passes on. */
  Handover handover() {
    return kho.take();
  }

  /**
   * The next kernel on what this one hands over, with the same declared participants and nothing
   * registered.
   */
  Rig jump() {
    return jump(handover(), true);
  }

  Rig jump(Handover handover, boolean khoOn) {
    Rig next = load(handover, khoOn);
    assertThat(next.luo.boot()).isEqualTo(Stop.NONE);
    return next;
  }

  /** The next kernel, not booted yet. */
  Rig load(Handover handover, boolean khoOn) {
    Optional<LuoTree> tree = luo.outgoingTree();
    return load(handover, khoOn, phys -> {
      assertThat(tree.orElseThrow().phys()).isEqualTo(phys);
      return tree;
    });
  }

  Rig load(Handover handover, boolean khoOn, FinalizedHandover.Memory trees) {
    var next = new Rig(cast, khoOn, false, trees, changes);
    next.receiver.populate(handover, true);
    return next;
  }
}
