package luosim.host;

import java.util.Locale;
import luosim.luo.Callback;
import luosim.luo.LuoState;
import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.luo.Stop;
import luosim.trace.TraceEvent;
import luosim.trace.TraceKind;

/** Trace events in words, for tests that compare texts. */
final class TraceText {
  private TraceText() {}

  static String line(TraceEvent event) {
    return event.timeNs() + " " + words(event);
  }

  static String microseconds(TraceEvent event) {
    return event.timeNs() / 1000 + " " + words(event);
  }

  private static String words(TraceEvent e) {
    String kind = e.kind().name().toLowerCase(Locale.ROOT);
    return switch (e.kind()) {
      case OPERATION_BEGAN -> "begin " + operation(e.a()) + " " + e.b();
      case OPERATION_ENDED -> "end " + operation(e.a()) + " " + e.b() + " " + Row.values()[(int) e.c()];
      case CALLBACK_BEGAN -> "call " + callback(e.a()) + " " + participant(e.subject());
      case CALLBACK_ENDED -> callback(e);
      case STATE_CHANGED -> "state " + LuoState.values()[(int) e.a()] + "->" + LuoState.values()[(int) e.b()];
      case PHASE_BEGAN -> "phase " + Phase.values()[(int) e.a()];
      case VM_WAITS -> "vm" + e.subject() + " waits " + Part.values()[(int) e.a()].text();
      case HOST_WAITS -> "host waits " + Part.values()[(int) e.a()].text();
      case VM_PAUSE_BEGAN -> "vm" + e.subject() + " pauses " + Cause.values()[(int) e.a()].text();
      case VM_RUNS, VM_MIGRATED, VM_RESTARTED -> "vm" + e.subject() + kind.substring(2).replace('_', ' ');
      case VM_LOST -> "vm" + e.subject() + " lost " + VmLoss.values()[(int) e.a()];
      case JUMPED -> "jump " + JumpKind.values()[(int) e.a()];
      case BOOTED -> "boot " + e.subject() + " " + LuoState.values()[(int) e.a()];
      case STOPPED -> "stop " + e.subject() + " " + Stop.values()[(int) e.a()];
      case CORRUPTED -> "corrupt " + participant(e.subject()) + " " + Corruption.values()[(int) e.a()].text();
      case ATTEMPT_BEGAN -> "attempt " + e.subject();
      case ATTEMPT_ENDED ->
          "attempt " + e.subject() + " ends " + AttemptEnd.values()[(int) e.a()].text() + " "
              + Row.values()[(int) e.b()];
      case CANCEL_BEGAN -> "cancel began " + GivingUp.values()[(int) e.a()];
      case CANCEL_ENDED -> "cancel ended " + (e.a() == 1 ? "over" : "never");
      case FAILURE_NOTICED -> "noticed after " + e.a();
      case KHO_FINALIZED -> "finalized " + e.a();
      case PRESERVED, UNPRESERVED ->
          kind + " " + participant(e.subject()) + " " + e.a() + " in " + e.b() + " last " + e.c();
      case ALLOCATED, FREED -> kind + " " + Allocation.values()[(int) e.a()] + " " + e.b();
      default -> kind + " " + e.subject() + " " + e.a();
    };
  }

  static String callback(TraceEvent e) {
    String result = e.c() < 0 ? Long.toString(e.c()) : "ok";
    return callback(e.a()) + " " + participant(e.subject()) + " " + result;
  }

  private static String operation(long ordinal) {
    return Operation.values()[(int) ordinal].name();
  }

  private static String callback(long ordinal) {
    return Callback.values()[(int) ordinal].name().toLowerCase(Locale.ROOT);
  }

  private static String participant(int who) {
    if (who == -1) {
      return "kernel";
    }
    String[] kinds = {"f", "s", "client", "t", "flb"};
    return kinds[TraceKind.participantKind(who)] + TraceKind.participantId(who);
  }
}
