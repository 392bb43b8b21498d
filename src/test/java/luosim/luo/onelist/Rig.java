package luosim.luo.onelist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import luosim.host.FinalizedHandover;
import luosim.host.ListHandover;
import luosim.kho.Handover;
import luosim.kho.Kho617;
import luosim.kho.KhoConfig;
import luosim.kho.Receiver616;
import luosim.luo.Luo;
import luosim.luo.Operation;
import luosim.luo.RigCast;
import luosim.luo.RigServices;
import luosim.luo.StateRig;
import luosim.luo.Stop;

/**
 * One kernel of a revision in which files are a subsystem, over real KHO, whose participants print what is
 * called and fail where a test says so. File i has handler h0 and gives 0x1000 + i in prepare, subsystem j
 * gives 0x2000 + j; freeze adds 0x10000.
 */
final class Rig extends StateRig {
  static final int PREPARE = 0;
  static final int FREEZE = 1;
  static final int FINISH = 2;
  static final int CANCEL = 3;

  final Manner manner;
  final RigCast cast;
  final RigServices services;
  final Kho617 kho;
  final Luo luo;
  private final Receiver616 receiver = new Receiver616();

  private Rig(Manner manner, RigCast cast, boolean kho, boolean debugfs, FinalizedHandover.Memory memory) {
    this.manner = manner;
    this.cast = cast;
    services = new RigServices(cast);
    this.kho = new Kho617(services, new KhoConfig(kho, debugfs, BASE, 0x2_0000_0000L));
    services.tellFreed(this.kho::blobFreed);
    luo = new OneList(manner, services, new ListHandover(this.kho, receiver, memory));
  }

  /** A cold kernel with nothing registered. */
  static Rig bare(Manner manner) {
    return started(new Rig(manner, new RigCast(), true, false, phys -> Optional.empty()));
  }

  static Rig withoutKho(Manner manner) {
    return started(new Rig(manner, new RigCast(), false, false, phys -> Optional.empty()));
  }

  /** A cold kernel with handler h0, m subsystems of which so many come before the files, and n files. */
  static Rig of(Manner manner, int files, int before, int after) {
    return bare(manner).with(files, before, after);
  }

  /** As {@link #of}, with KHO's debug option built in. */
  static Rig debugged(Manner manner, int files, int before, int after) {
    return started(new Rig(manner, new RigCast(), true, true, phys -> Optional.empty()))
        .with(files, before, after);
  }

  private static Rig started(Rig rig) {
    assertThat(rig.luo.boot()).isEqualTo(Stop.NONE);
    return rig;
  }

  Rig with(int files, int before, int after) {
    register(before, after);
    for (int file = 0; file < files; file++) {
      assertThat(preserve(file)).isZero();
    }
    takeCalls();
    return this;
  }

  /** Registers h0, the first so many subsystems, the files, and so many subsystems more. */
  Rig register(int before, int after) {
    assertThat(run(Operation.REGISTER_HANDLER, 0)).isZero();
    for (int subsystem = 0; subsystem < before; subsystem++) {
      assertThat(run(Operation.REGISTER_SUBSYSTEM, subsystem)).isZero();
    }
    assertThat(run(Operation.REGISTER_FILES, 0)).isZero();
    for (int subsystem = before; subsystem < before + after; subsystem++) {
      assertThat(run(Operation.REGISTER_SUBSYSTEM, subsystem)).isZero();
    }
    return this;
  }

  int freeze() {
    return run(Operation.REBOOT, 0);
  }

  /** Registers a file under the token of its own number. */
  int preserve(int file) {
    return run(Operation.FD_PRESERVE, file, file);
  }

  /** An event for one file. */
  int event(int number, long token) {
    return run(Operation.SET_FD_EVENT, number, token);
  }

  /** The number of a file's own state. */
  long state(boolean incoming, long token) {
    assertThat(run(Operation.GET_FD_STATE, incoming ? 1 : 0, token)).isZero();
    return value();
  }

  int run(Operation operation, long argument, long token) {
    return run(operation, argument, -1, token);
  }

  @Override protected Luo orchestrator() {
    return luo;
  }

  @Override protected RigServices services() {
    return services;
  }

  /** What a jump of this moment passes on. */
  Handover handover() {
    var handover = new Handover();
    kho.take(handover);
    return handover;
  }

  /** The next kernel on what this one hands over, with the same declared participants, nothing registered. */
  Rig jump() {
    Rig next = load();
    assertThat(next.luo.boot()).isEqualTo(Stop.NONE);
    return next;
  }

  /** The next kernel, not booted yet. */
  Rig load() {
    return load(luo::treeAt);
  }

  Rig load(FinalizedHandover.Memory memory) {
    var next = new Rig(manner, cast, true, false, memory);
    next.receiver.populate(handover(), true);
    return next;
  }

  Luo copyOfLuo(RigServices others) {
    return luo.copy(others, new ListHandover(kho, receiver, phys -> Optional.empty()));
  }
}
