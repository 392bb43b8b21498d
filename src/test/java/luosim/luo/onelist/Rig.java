package luosim.luo.onelist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import luosim.host.FinalizedHandover;
import luosim.host.ListHandover;
import luosim.kho.Handover;
import luosim.kho.Kho617;
import luosim.kho.KhoConfig;
import luosim.kho.Receiver616;
import luosim.luo.Callback;
import luosim.luo.Errno;
import luosim.luo.Luo;
import luosim.luo.Need;
import luosim.luo.Operation;
import luosim.luo.RigCast;
import luosim.luo.Row;
import luosim.luo.Stop;
import luosim.luo.Subject;

/**
 * One kernel of a revision in which files are a subsystem, over real KHO, whose participants print what is
 * called and fail where a test says so. File i has handler h0 and gives 0x1000 + i in prepare, subsystem j
 * gives 0x2000 + j; freeze adds 0x10000.
 */
final class Rig {
  static final long BASE = 0x1_0000_0000L;
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
  private final List<String> calls = new ArrayList<>();
  private final List<String> failing = new ArrayList<>();
  private Row row = Row.NONE;
  private Stop stop = Stop.NONE;
  private long value;

  private Rig(Manner manner, RigCast cast, boolean kho, boolean debugfs, FinalizedHandover.Memory memory) {
    this.manner = manner;
    this.cast = cast;
    services = new RigServices(cast);
    this.kho = new Kho617(services, new KhoConfig(kho, debugfs, BASE, 0x2_0000_0000L));
    services.serve(this.kho);
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
    calls.clear();
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
    return run(Operation.REBOOT, 0);
  }

  int cancel() {
    return run(Operation.CANCEL, 0);
  }

  int finish() {
    return run(Operation.FINISH, 0);
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
    return value;
  }

  int restore(long token) {
    return run(Operation.FD_RESTORE, token);
  }

  /** Runs an operation to its end and answers what it asks for. */
  int run(Operation operation, long argument) {
    return run(operation, argument, 0);
  }

  int run(Operation operation, long argument, long token) {
    int op = luo.begin(operation, argument, -1, token);
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
