package luosim.luo;

import java.util.Locale;

/**
 * An orchestrator with one global state under test. File i has handler h0 and gives 0x1000 + i in prepare,
 * subsystem j gives 0x2000 + j; freeze adds 0x10000; a retrieve of token t gives file 100 + t.
 */
public abstract class StateRig extends OrchestratorRig<Luo> {
  /** Where the first page of the kernel lies. */
  public static final long BASE = 0x1_0000_0000L;

  protected abstract RigServices services();

  /** In the next request the n-th question of a kind is refused. */
  public final void refuse(String kind, int nth) {
    services().refuse(kind, nth);
  }

  public final int prepare() {
    return run(Operation.PREPARE, 0);
  }

  public final int cancel() {
    return run(Operation.CANCEL, 0);
  }

  public final int finish() {
    return run(Operation.FINISH, 0);
  }

  public final int restore(long token) {
    return run(Operation.FD_RESTORE, token);
  }

  @Override protected final void ended() {
    services().clear();
  }

  @Override protected final void answer(int op) {
    Callback callback = orchestrator().callback(op);
    String call = callback.name().toLowerCase(Locale.ROOT) + " " + who(op);
    int answer = answerOf(call, 0);
    note(call + " " + word(answer));
    int code = callback == Callback.CAN_PRESERVE ? 1 : answer;
    orchestrator().answer(op, code, data(op, callback, answer));
  }

  private long data(int op, Callback callback, int answer) {
    long data = orchestrator().data(op);
    if (callback == Callback.PREPARE && answer == 0) {
      boolean file = orchestrator().subjectKind(op) == Subject.FILE;
      return (file ? 0x1000 : 0x2000) + orchestrator().subject(op);
    }
    if (callback == Callback.FREEZE && answer == 0) {
      return data + 0x10000;
    }
    return callback == Callback.RETRIEVE ? 100 + orchestrator().token(op) : data;
  }

  private String who(int op) {
    int subject = orchestrator().subject(op);
    return switch (orchestrator().subjectKind(op)) {
      case CLIENT -> "c" + subject;
      case SUBSYSTEM -> "s" + subject;
      case FLB -> throw new IllegalStateException("there are no FLBs where there is one state");
      case FILE -> {
        int file = orchestrator().file(op);
        yield orchestrator().token(op) < 0 || file == subject ? "f" + file : incoming(op);
      }
    };
  }

  private String incoming(int op) {
    String token = "t" + orchestrator().token(op);
    return orchestrator().callback(op) == Callback.FINISH
        ? token + (orchestrator().reclaimed(op) ? " reclaimed" : " left")
        : token;
  }

  /** A result in words. */
  public static String word(int code) {
    return switch (-code) {
      case 0 -> "ok";
      case Errno.EIO -> "EIO";
      case Errno.ENOMEM -> "ENOMEM";
      case Errno.EBUSY -> "EBUSY";
      default -> Integer.toString(code);
    };
  }
}
