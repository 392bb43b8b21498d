package luosim.invariant;

import luosim.host.AttemptEnd;
import luosim.luo.Callback;
import luosim.luo.LuoState;
import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.trace.TraceKind;
import luosim.trace.TraceSink;

/** Tells a trace of one host, event by event, to whom it may concern. */
final class Story {
  private final TraceSink sink;
  private long timeNs;
  private int ops;

  Story(TraceSink sink) {
    this.sink = sink;
  }

  Story event(TraceKind kind, int subject, long a, long b, long c) {
    sink.record(kind, timeNs++, 0, subject, a, b, c);
    return this;
  }

  Story attempt(int number) {
    return event(TraceKind.ATTEMPT_BEGAN, number, 0, 0, 0);
  }

  Story attemptEnds(AttemptEnd how) {
    return event(TraceKind.ATTEMPT_ENDED, 0, how.ordinal(), 0, 0);
  }

  Story begins(Operation operation) {
    return event(TraceKind.OPERATION_BEGAN, ++ops, operation.ordinal(), 0, 0);
  }

  Story callback(Callback callback, int who, long in, long out, int result) {
    event(TraceKind.CALLBACK_BEGAN, who, callback.ordinal(), in, ops);
    return event(TraceKind.CALLBACK_ENDED, who, callback.ordinal(), out, result);
  }

  Story becomes(LuoState before, LuoState after) {
    return event(TraceKind.STATE_CHANGED, 0, before.ordinal(), after.ordinal(), 0);
  }

  Story ends(Operation operation, int result, Row row) {
    return event(TraceKind.OPERATION_ENDED, ops, operation.ordinal(), result, row.ordinal());
  }

  /** File 0 prepares. */
  Story prepares() {
    return begins(Operation.PREPARE)
        .callback(Callback.PREPARE, 0, 0, 5, 0)
        .becomes(LuoState.NORMAL, LuoState.PREPARED)
        .ends(Operation.PREPARE, 0, Row.NONE);
  }

  /** And is cancelled. */
  Story cancels() {
    return begins(Operation.CANCEL)
        .callback(Callback.CANCEL, 0, 5, 0, 0)
        .becomes(LuoState.PREPARED, LuoState.NORMAL)
        .ends(Operation.CANCEL, 0, Row.NONE);
  }

  /** The freeze of file 0 fails and nobody is cancelled. */
  Story failsToFreeze() {
    return begins(Operation.REBOOT)
        .callback(Callback.FREEZE, 0, 5, 5, -5)
        .becomes(LuoState.PREPARED, LuoState.NORMAL)
        .ends(Operation.REBOOT, -5, Row.Z2);
  }
}
