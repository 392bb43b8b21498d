package luosim.luo.revision.rfcv2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import luosim.host.FinalizedHandover;
import luosim.host.KhoHandover;
import luosim.kho.Handover;
import luosim.kho.Kho616;
import luosim.kho.KhoConfig;
import luosim.kho.NotifierChain;
import luosim.kho.Receiver616;
import luosim.luo.Callback;
import luosim.luo.Errno;
import luosim.luo.IncomingTree;
import luosim.luo.Luo;
import luosim.luo.LuoTree;
import luosim.luo.Need;
import luosim.luo.Operation;
import luosim.luo.RigCast;
import luosim.luo.Row;
import luosim.luo.Stop;
import luosim.luo.Subject;

/**
 * One kernel of RFC v2 over real KHO, whose participants print what is called and fail where a test
 * says so. File i has handler h0 and gives 0x1000 + i in prepare, subsystem j gives 0x2000 + j;
 * freeze adds 0x10000.
 */
final class Rig {
  static final long BASE = 0x1_0000_0000L;

  final RigCast cast;
  final RigServices services;
  final Kho616 kho;
  final NotifierChain chain = new NotifierChain();
  final Luo luo;
  private final Receiver616 receiver = new Receiver616();
  private final List<String> calls = new ArrayList<>();
  private final List<String> failing = new ArrayList<>();
  private int clients;
  private Row row = Row.NONE;
  private Stop stop = Stop.NONE;
  private long value;

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
    services.serve(this.kho);
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

  private static Rig started(Rig rig) {
    assertThat(rig.luo.boot()).isEqualTo(Stop.NONE);
    return rig;
  }

  Rig with(int files, int subsystems) {
    register(subsystems);
    for (int file = 0; file < files; file++) {
      assertThat(preserve(file)).isZero();
    }
    calls.clear();
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

  /** The next call of a callback, such as {@code prepare f1}, fails once. */
  void fail(String callback, int errno) {
    failing.add(callback + "=" + errno);
  }

  /** In the next request the n-th question of a kind is refused. */
  void refuse(String kind, int nth) {
    services.refuse(kind, nth);
  }

  int prepare() {
    return run(Operation.PREPARE, 0);
  }

  int freeze() {
    return run(Operation.FREEZE, 0);
  }

  int cancel() {
    return run(Operation.CANCEL, 0);
  }

  int finish() {
    return run(Operation.FINISH, 0);
  }

  int preserve(int file) {
    return run(Operation.FD_PRESERVE, file);
  }

  int restore(long token) {
    return run(Operation.FD_RESTORE, token);
  }

  /** Runs an operation to its end and answers what it asks for. */
  int run(Operation operation, long argument) {
    int op = luo.begin(operation, argument);
    while (step(op) != Need.DONE && luo.stop(op) == Stop.NONE) {
      continue;
    }
    return end(op);
  }

  /** Lets an operation proceed, and answers if it asks for a callback. */
  Need step(int op) {
    Need need = luo.proceed(op);
    if (need == Need.CALLBACK) {
      answer(op);
    }
    return need;
  }

  /** Lets an operation proceed until it needs that. */
  void until(int op, Need wanted) {
    while (step(op) != wanted) {
      assertThat(luo.stop(op)).isEqualTo(Stop.NONE);
    }
  }

  /** Ends an operation that is done or stopped. */
  int end(int op) {
    row = luo.row(op);
    stop = luo.stop(op);
    value = luo.value(op);
    int result = luo.result(op);
    luo.end(op);
    services.clear();
    return result;
  }

  private void answer(int op) {
    Callback callback = luo.callback(op);
    String call = name(callback) + " " + who(op);
    int answer = 0;
    for (String each : List.copyOf(failing)) {
      if (each.startsWith(call + "=")) {
        answer = -Integer.parseInt(each.substring(call.length() + 1));
        failing.remove(each);
      }
    }
    calls.add(call + " " + word(answer));
    luo.answer(op, callback == Callback.CAN_PRESERVE ? 1 : answer, data(op, callback, answer));
  }

  private long data(int op, Callback callback, int answer) {
    long data = luo.data(op);
    if (callback == Callback.PREPARE && answer == 0) {
      return (luo.subjectKind(op) == Subject.FILE ? 0x1000 : 0x2000) + luo.subject(op);
    }
    if (callback == Callback.FREEZE && answer == 0) {
      return data + 0x10000;
    }
    return callback == Callback.RETRIEVE ? 100 + luo.token(op) : data;
  }

  private String who(int op) {
    return switch (luo.subjectKind(op)) {
      case CLIENT -> "c" + luo.subject(op);
      case SUBSYSTEM -> "s" + luo.subject(op);
      case FLB -> throw new IllegalStateException("RFC v2 has no FLBs");
      case FILE ->
          luo.token(op) < 0 || luo.file(op) == luo.subject(op) ? "f" + luo.file(op) : incoming(op);
    };
  }

  private String incoming(int op) {
    String token = "t" + luo.token(op);
    return luo.callback(op) == Callback.FINISH
        ? token + (luo.reclaimed(op) ? " reclaimed" : " left")
        : token;
  }

  private static String name(Callback callback) {
    return callback.name().toLowerCase(java.util.Locale.ROOT);
  }

  static String word(int code) {
    return switch (-code) {
      case 0 -> "ok";
      case Errno.EIO -> "EIO";
      case Errno.ENOMEM -> "ENOMEM";
      case Errno.EBUSY -> "EBUSY";
      default -> Integer.toString(code);
    };
  }

  /** Expects exactly these calls since the last look, separated by commas. */
  void expectCalls(String expected) {
    assertThat(takeCalls()).isEqualTo(expected.strip().replaceAll("\\s+", " "));
  }

  /** The calls since the last look. */
  String takeCalls() {
    String taken = String.join(", ", calls);
    calls.clear();
    return taken;
  }

  Row row() {
    return row;
  }

  Stop stop() {
    return stop;
  }

  long value() {
    return value;
  }

  /** Expects a result and the row in which it ended. */
  void expect(int result, int expected, Row expectedRow) {
    assertThat(result).isEqualTo(expected);
    assertThat(row).isEqualTo(expectedRow);
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
