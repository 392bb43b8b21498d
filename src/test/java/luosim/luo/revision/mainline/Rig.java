package luosim.luo.revision.mainline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import luosim.luo.Callback;
import luosim.luo.Operation;
import luosim.luo.OrchestratorRig;
import luosim.luo.SessionImage;
import luosim.luo.Sessions;
import luosim.luo.Stop;
import luosim.luo.Subject;

/**
 * One kernel of mainline whose participants print what is called and fail where a test says so.
 *
 * <p>Handlers A (0), B (1) and C (2); file f has handler f % 3 and is called by letter and number: a0,
 * b1, c2, a3. FLBs F1 (of A and B), F2 (of A) and F3 (of B and C). A preserve gives 0x100 + f, a
 * freeze adds 0x8000; a retrieve gives file 100 + token.
 */
final class Rig extends OrchestratorRig<Sessions> {
  static final int FILES_AT = 100;

  final Ports ports;
  final Sessions luo;
  private final List<String> hopeless = new ArrayList<>();

  Rig(Ports ports, Sessions luo) {
    this.ports = ports;
    this.luo = luo;
  }

  /** A cold kernel with handlers and FLBs registered and its device open. */
  static Rig cold() {
    return started(new Ports(), false);
  }

  /** As {@link #cold}, with the known defects mended. */
  static Rig mended() {
    return started(new Ports(), true);
  }

  static Rig started(Ports ports, boolean mended) {
    Rig rig = of(ports, mended);
    assertThat(rig.luo.boot()).isEqualTo(Stop.NONE);
    rig.register(3);
    assertThat(rig.run(Operation.OPEN_DEVICE, 0)).isZero();
    return rig;
  }

  static Rig of(Ports ports, boolean mended) {
    Sessions luo = mended ? Mainline.fixed(ports, ports) : Mainline.asReleased(ports, ports);
    return new Rig(ports, luo);
  }

  /** Registers the first so many handlers with their FLBs. */
  void register(int handlers) {
    int[][] links = {{1, 2}, {1, 3}, {3}};
    for (int handler = 0; handler < handlers; handler++) {
      assertThat(run(Operation.REGISTER_HANDLER, handler)).isZero();
      for (int flb : links[handler]) {
        assertThat(run(Operation.REGISTER_FLB, flb, handler, 0)).isZero();
      }
    }
  }

  /** The kernel after the jump, booted, with its handlers, its device not opened. */
  Rig jump(boolean mended) {
    assertThat(run(Operation.REBOOT, 0)).isZero();
    return jumpWithout(luo.image(), mended);
  }

  Rig jump() {
    Rig next = jump(false);
    assertThat(next.run(Operation.OPEN_DEVICE, 0)).isZero();
    return next;
  }

  private Rig jumpWithout(SessionImage image, boolean mended) {
    Ports next = new Ports();
    next.names.addAll(ports.names);
    next.receive(image);
    Rig rig = of(next, mended);
    assertThat(rig.luo.boot()).isEqualTo(Stop.NONE);
    rig.register(3);
    return rig;
  }

  /** The same kernel on ports of its own, with the same failures ahead. */
  Rig copy() {
    Ports same = ports.copy();
    Rig rig = new Rig(same, luo.copy(same, same));
    rig.failLike(this);
    return rig;
  }

  /** Makes a session and gives its id. */
  int create(String name) {
    assertThat(run(Operation.CREATE_SESSION, ports.name(name))).isZero();
    return (int) value();
  }

  /** Makes a session with files, under their numbers as tokens. */
  int create(String name, int... files) {
    int session = create(name);
    for (int file : files) {
      assertThat(preserve(session, file, file)).isZero();
    }
    return session;
  }

  int preserve(int session, int file, long token) {
    return run(Operation.SESSION_PRESERVE, session, file, token);
  }

  int retrieveSession(String name) {
    assertThat(run(Operation.RETRIEVE_SESSION, ports.name(name))).isZero();
    return (int) value();
  }

  int retrieve(int session, long token) {
    return run(Operation.SESSION_RETRIEVE, session, -1, token);
  }

  /** Every call of a callback fails with EIO. */
  void failsAlways(String call) {
    hopeless.add(call);
  }

  @Override protected Sessions orchestrator() {
    return luo;
  }

  @Override protected void answer(int op) {
    Callback callback = luo.callback(op);
    boolean flb = luo.subjectKind(op) == Subject.FLB;
    String call = callback.name().toLowerCase(Locale.ROOT) + " " + (flb ? "F" + luo.subject(op) : file(op));
    int answer = callback == Callback.CAN_PRESERVE && luo.file(op) % 3 == luo.handler(op) ? 1 : 0;
    answer = hopeless.contains(call) ? -luosim.luo.Errno.EIO : answer;
    answer = answerOf(call, answer);
    if (callback != Callback.CAN_PRESERVE) {
      note(call + (answer < 0 ? " " + answer : ""));
    }
    luo.answer(op, answer, data(op, callback, flb));
  }

  private long data(int op, Callback callback, boolean flb) {
    if (flb) {
      return callback == Callback.PRESERVE ? 0xF0 + luo.subject(op) : luo.data(op);
    }
    return switch (callback) {
      case PRESERVE -> 0x100 + luo.file(op);
      case FREEZE -> luo.data(op) + 0x8000;
      case RETRIEVE -> FILES_AT + luo.token(op);
      default -> luo.data(op);
    };
  }

  private String file(int op) {
    int file = luo.file(op) < 0 ? (int) luo.token(op) : luo.file(op) % FILES_AT;
    return (char) ('a' + luo.handler(op)) + "" + file;
  }

  /** Pages preserved beyond the two of an idle orchestrator. */
  int pages() {
    return ports.preserved.size() - 2;
  }
}
