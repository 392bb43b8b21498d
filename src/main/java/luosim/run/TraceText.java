package luosim.run;

import java.util.Locale;
import java.util.function.Consumer;
import luosim.host.AttemptEnd;
import luosim.host.Cause;
import luosim.host.Corruption;
import luosim.host.GivingUp;
import luosim.host.JumpKind;
import luosim.host.Part;
import luosim.host.Phase;
import luosim.host.Site;
import luosim.host.VmLoss;
import luosim.luo.Callback;
import luosim.luo.LuoState;
import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.luo.Stop;
import luosim.spec.Ask;
import luosim.trace.TraceEvent;
import luosim.trace.TraceKind;
import luosim.trace.TraceSink;

/** Trace events as lines that a person can read: time in seconds, what happened, to whom. */
public final class TraceText {
  private static final String[] PARTICIPANTS =
      {"file ", "subsystem ", "client ", "received file ", "global "};

  /** Shows nothing. */
  public static final TraceSink NOTHING = (kind, timeNs, host, subject, a, b, c) -> {};

  private final Bound bound;

  /** Lines for the hosts of a campaign. */
  public TraceText(Bound bound) {
    this.bound = bound;
  }

  /** The name of a host, such as {@code z1-r2-h7}. */
  public String host(int index) {
    return bound.hostName(index);
  }

  /**
   * A sink that gives each event as a line.
   *
   * @param attempt only events from the beginning of this attempt to that of the next; 0 for all
   */
  public TraceSink lines(int attempt, Consumer<String> lines) {
    int[] now = {0};
    return (kind, timeNs, host, subject, a, b, c) -> {
      if (kind == TraceKind.ATTEMPT_BEGAN) {
        now[0] = subject;
      }
      if (attempt == 0 || now[0] == attempt) {
        lines.accept(line(new TraceEvent(kind, timeNs, host, subject, a, b, c)));
      }
    };
  }

  /** One event as one line. */
  public String line(TraceEvent event) {
    return String.format(Locale.ROOT, "%14.6f s  %s", event.timeNs() / 1e9, what(event));
  }

  private String what(TraceEvent e) {
    return switch (e.kind()) {
      case OPERATION_BEGAN ->
          "  " + word(Operation.values(), e.a()) + " begins" + (e.b() < 0 ? "" : " (" + e.b() + ")");
      case OPERATION_ENDED -> "  " + word(Operation.values(), e.a()) + " returns " + e.b() + row(e.c());
      case CALLBACK_BEGAN ->
          "    " + who(e.subject()) + ": " + word(Callback.values(), e.a()) + "(" + hex(e.b()) + ")";
      case CALLBACK_ENDED ->
          "    " + who(e.subject()) + ": " + word(Callback.values(), e.a()) + " = " + e.c() + ", data "
              + hex(e.b());
      case STATE_CHANGED ->
          "  state " + word(LuoState.values(), e.a()) + " -> " + word(LuoState.values(), e.b());
      case KHO_FINALIZED -> "  handover " + (e.a() == 1 ? "finalized" : "not finalized");
      case PRESERVED ->
          "      " + who(e.subject()) + " preserves " + e.a() + " pages in " + e.b() + " calls = " + e.c();
      case UNPRESERVED ->
          "      " + who(e.subject()) + " unpreserves " + e.a() + " pages in " + e.b() + " calls = "
              + e.c();
      case ALLOCATED -> "      allocates " + e.b() + " bytes";
      case FREED -> "      frees " + e.b() + " bytes";
      case CORRUPTED -> "  CORRUPTION " + Corruption.values()[(int) e.a()].text() + " " + who(e.subject());
      case FAULT_FIRED, FAULT_MASKED -> fault(e);
      default -> milestone(e);
    };
  }

  private String milestone(TraceEvent e) {
    return switch (e.kind()) {
      case ATTEMPT_BEGAN -> "attempt " + e.subject() + " begins";
      case PHASE_BEGAN -> "phase " + word(Phase.values(), e.a());
      case FAILURE_NOTICED -> "failure noticed after " + e.a() + " ns";
      case CANCEL_BEGAN -> "gives up: " + word(GivingUp.values(), e.a());
      case CANCEL_ENDED -> e.a() == 1 ? "given up: everything as before" : "never over";
      case ATTEMPT_ENDED ->
          "attempt " + e.subject() + " ends: " + AttemptEnd.values()[(int) e.a()].text() + row(e.b());
      case JUMPED -> "jump: " + word(JumpKind.values(), e.a());
      case BOOTED -> "kernel " + e.subject() + " boots: " + word(LuoState.values(), e.a());
      case STOPPED -> "kernel " + e.subject() + " stops: " + word(Stop.values(), e.a());
      case VM_PAUSE_BEGAN -> "VM " + e.subject() + " is paused: " + Cause.values()[(int) e.a()].text();
      case VM_WAITS -> "VM " + e.subject() + " waits: " + Part.values()[(int) e.a()].text();
      case HOST_WAITS -> "paused VMs wait: " + Part.values()[(int) e.a()].text();
      case VM_RUNS -> "VM " + e.subject() + " runs";
      case VM_LOST -> "VM " + e.subject() + " is lost: " + word(VmLoss.values(), e.a());
      case VM_MIGRATED -> "VM " + e.subject() + " runs on another host";
      case VM_RESTARTED -> "VM " + e.subject() + " is restarted";
      case SESSION_OPENED -> "  session " + e.subject() + " is open" + sessions(e);
      case SESSION_CLOSED -> "  session " + e.subject() + " is closed" + sessions(e);
      case LOCK_AWAITED -> "  waits for a lock";
      case ASKED -> "  (another process asks: " + Ask.values()[(int) e.a()].word() + ")";
      case AGENT_DIED -> "the agent dies";
      case SIGNALLED -> "  fatal signal" + (e.a() == 1 ? "" : " without effect");
      default -> word(TraceKind.values(), e.kind().ordinal()) + " " + e.subject() + " " + e.a() + " " + e.b();
    };
  }

  private static String sessions(TraceEvent e) {
    return "; " + e.a() + " for the next kernel, " + e.b() + " from the last";
  }

  private String fault(TraceEvent e) {
    String name = bound.faults().faults().get(e.subject()).name();
    String at = Site.values()[(int) e.a()].text();
    return "  FAULT " + name + " at " + at + (e.kind() == TraceKind.FAULT_MASKED ? " has no effect" : "");
  }

  private static String who(int participant) {
    if (participant < 0) {
      return "the host";
    }
    return PARTICIPANTS[TraceKind.participantKind(participant)] + TraceKind.participantId(participant);
  }

  private static String row(long row) {
    return row == 0 ? "" : " (row " + Row.values()[(int) row] + ")";
  }

  private static String hex(long data) {
    return "0x" + Long.toHexString(data);
  }

  private static String word(Enum<?>[] all, long place) {
    if (place < 0 || place >= all.length) {
      return "unknown";
    }
    return all[(int) place].name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

}
