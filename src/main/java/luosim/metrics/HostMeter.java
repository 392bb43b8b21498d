package luosim.metrics;

import java.util.Arrays;
import java.util.function.IntFunction;
import luosim.host.AttemptEnd;
import luosim.host.Cause;
import luosim.host.HostModel;
import luosim.luo.LuoState;
import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.trace.TraceKind;
import luosim.trace.TraceSink;

/**
 * The meter of one host in flight: takes its events and, when the host has its outcome, adds samples and
 * rows.
 *
 * <p>Pooled: {@link #begin} forgets the host before. Arrays grow to the largest host met and are kept.
 */
public final class HostMeter implements TraceSink {
  private static final AttemptEnd[] ENDS = AttemptEnd.values();
  private static final Row[] ROWS = Row.values();
  private static final long NOT_BOOTED = -1;

  private final PauseBook pauses = new PauseBook();
  private final AttemptBook attempts = new AttemptBook();
  private final Intervals unavailable = new Intervals();
  private long bootedNs;

  /** Forgets everything and begins with a host at rest. */
  public void begin() {
    pauses.clear();
    attempts.clear();
    unavailable.clear();
    bootedNs = NOT_BOOTED;
  }

  @Override public void record(TraceKind kind, long timeNs, int host, int subject, long a, long b, long c) {
    switch (kind) {
      case VM_PAUSE_BEGAN -> {
        pauses.begin(subject, timeNs, (int) a, attempts.current());
        attempts.brownoutEnds(timeNs);
        unavailable.down(timeNs);
      }
      case VM_WAITS -> pauses.waits(subject, timeNs, (int) a);
      case HOST_WAITS -> pauses.allWait(timeNs, (int) a);
      case VM_RUNS -> runs(subject, timeNs);
      case VM_LOST -> lost(subject, timeNs);
      case VM_RESTARTED, VM_MIGRATED -> back(kind, subject, timeNs);
      case JUMPED -> pauses.jumped();
      case BOOTED -> bootedNs = subject > 1 ? timeNs : bootedNs;
      case ATTEMPT_BEGAN -> attempts.begin(subject, timeNs);
      case ATTEMPT_ENDED -> attempts.end(timeNs, (int) a, (int) b);
      case FAILURE_NOTICED -> attempts.noticed(a);
      case CANCEL_BEGAN -> {
        attempts.cancelBegan(timeNs, pauses.open() > 0);
        pauses.cancelled();
      }
      case CANCEL_ENDED -> attempts.cancelEnded(timeNs, a == 1);
      case STATE_CHANGED -> attempts.state(timeNs, (int) b == LuoState.NORMAL.ordinal());
      case SESSION_OPENED, SESSION_CLOSED -> attempts.sessions(timeNs, a, b);
      case OPERATION_BEGAN -> {
        if (a == Operation.PREPARE.ordinal()) {
          attempts.brownoutBegins(timeNs);
        } else if (a == Operation.SESSION_PRESERVE.ordinal()) {
          attempts.savesFile(timeNs);
        }
      }
      case OPERATION_ENDED -> {
        if (a == Operation.FINISH.ordinal()) {
          attempts.brownoutEnds(timeNs);
        } else if (a == Operation.PREPARE.ordinal() && b < 0) {
          attempts.prepareFailed(timeNs);
        }
      }
      default -> {}
    }
  }

  private void runs(int vm, long timeNs) {
    pauses.end(vm, timeNs);
    unavailable.up(timeNs);
    if (pauses.open() == 0 && pauses.hasJumped()) {
      attempts.brownoutBegins(timeNs);
    }
  }

  private void lost(int vm, long timeNs) {
    if (!pauses.isOpen(vm)) {
      unavailable.down(timeNs);
    }
    pauses.lost(vm, timeNs);
  }

  private void back(TraceKind kind, int vm, long timeNs) {
    if (pauses.isOpen(vm)) {
      pauses.end(vm, timeNs);
      unavailable.up(timeNs);
    } else if (kind == TraceKind.VM_RESTARTED) {
      pauses.restarted(vm, timeNs);
      unavailable.up(timeNs);
    }
  }

  /**
   * Adds what was metered.
   *
   * @param metered the host, to look up classes and shapes
   * @param patchedNs when the fleet knew that the host runs the new kernel, or {@link Exemplar#LOST}; the
   *     sample is the start of that kernel where the trace has it
   * @param verdict how the cancels of an attempt came out, as a word, or empty
   */
  public void commit(
      ReplicationMeasures into, Timeline timeline, RowSink rows, HostModel model, MeteredHost metered,
      long patchedNs, IntFunction<String> verdict) {
    int host = metered.host();
    attempts.neverOver();
    addPauses(into, rows, model, metered);
    addAttempts(into, rows, host, verdict);
    into.add(into.index().measure(Measures.PATCHED), patched(patchedNs), host, 0, -1);
    for (int vm = 0; vm < metered.vms(); vm++) {
      into.add(into.index().measure(Measures.DISRUPTION), pauses.disruption(vm), host, 0, vm);
    }
    unavailable.addTo(timeline);
  }

  private long patched(long knownNs) {
    return knownNs == Exemplar.LOST || bootedNs == NOT_BOOTED ? knownNs : bootedNs;
  }

  private void addPauses(ReplicationMeasures into, RowSink rows, HostModel model, MeteredHost metered) {
    Views views = into.index();
    int host = metered.host();
    for (int i = 0; i < pauses.size(); i++) {
      int vm = pauses.vm(i);
      int attempt = pauses.attempt(i);
      Cause cause = pauses.cause(i);
      long length = pauses.lengthNs(i);
      into.add(views.cause(cause), length, host, attempt, vm);
      if (cause == Cause.UPDATE) {
        into.add(views.blackout(), length, host, attempt, vm);
        into.add(views.shape(metered.hostClass(), metered.shape(vm)), length, host, attempt, vm);
        into.add(views.hostClass(metered.hostClass()), length, host, attempt, vm);
        if (length != Exemplar.LOST) {
          addParts(into, i, length);
        }
      }
      if (rows != RowSink.NONE && wanted(into, rows, host, i)) {
        rows.pause(pauseRow(into.replication(), model, metered, i));
      }
    }
  }

  private boolean wanted(ReplicationMeasures into, RowSink rows, int host, int i) {
    long length = pauses.lengthNs(i) == Exemplar.LOST ? -1 : pauses.lengthNs(i);
    return rows.wantsPause(into.replication(), host, pauses.attempt(i), pauses.vm(i), length);
  }

  private void addParts(ReplicationMeasures into, int pause, long length) {
    PartProfile.Step alike = into.parts().pause(length);
    for (int part = 0; part < PauseBook.PARTS; part++) {
      long ns = pauses.partNs(pause, part);
      into.add(into.index().part(part), ns, 0, 0, -1);
      alike.part(part, ns);
    }
  }

  private RowSink.PauseRow pauseRow(int replication, HostModel model, MeteredHost metered, int i) {
    long[] parts = new long[PauseBook.PARTS];
    for (int part = 0; part < parts.length; part++) {
      parts[part] = pauses.partNs(i, part);
    }
    String shape = model.classes().get(metered.hostClass()).vms().get(metered.shape(pauses.vm(i))).shape();
    long length = pauses.lengthNs(i);
    return new RowSink.PauseRow(
        replication, metered.host(), pauses.attempt(i), pauses.vm(i), shape, pauses.cause(i).text(),
        pauses.startNs(i), length == Exemplar.LOST ? -1 : length, parts);
  }

  private void addAttempts(
      ReplicationMeasures into, RowSink rows, int host, IntFunction<String> verdict) {
    Views views = into.index();
    for (int i = 0; i < attempts.size(); i++) {
      int attempt = attempts.number(i);
      add(into, views.measure(Measures.BROWNOUT), attempts.brownoutNs(i), host, attempt);
      add(into, views.measure(Measures.CANCEL_DETECT), attempts.detectNs(i), host, attempt);
      add(into, views.measure(Measures.CANCEL_ROLLBACK), attempts.rollbackNs(i), host, attempt);
      add(into, views.measure(Measures.CANCEL_RESUME), attempts.resumeNs(i), host, attempt);
      if (attempts.endOf(i) == AttemptEnd.UPDATED.ordinal()) {
        long length = attempts.endNs(i) - attempts.startNs(i);
        add(into, views.measure(Measures.HOST_UPDATE), length, host, attempt);
      }
      if (rows != RowSink.NONE) {
        int end = attempts.endOf(i);
        rows.attempt(
            new RowSink.AttemptRow(
                into.replication(), host, attempt, attempts.startNs(i), attempts.endNs(i),
                end < 0 ? "open" : ENDS[end].text(), end < 0 ? "" : ROWS[attempts.rowOf(i)].name(),
                verdict.apply(attempt)));
      }
    }
  }

  private static void add(ReplicationMeasures into, int view, long valueNs, int host, int attempt) {
    if (valueNs != AttemptBook.NONE) {
      into.add(view, valueNs, host, attempt, -1);
    }
  }

  /** The instants at which the number of VMs that do not run leaves zero and comes back to it. */
  private static final class Intervals {
    private long[] edges = new long[8];
    private int size;
    private int down;

    void clear() {
      size = 0;
      down = 0;
    }

    void down(long timeNs) {
      if (down++ == 0) {
        note(timeNs);
      }
    }

    void up(long timeNs) {
      Told.that(down > 0, "a VM that comes back was away");
      if (--down == 0) {
        note(timeNs);
      }
    }

    private void note(long timeNs) {
      if (size == edges.length) {
        edges = Arrays.copyOf(edges, 2 * size);
      }
      edges[size++] = timeNs;
    }

    void addTo(Timeline timeline) {
      for (int i = 0; i < size; i++) {
        timeline.change(Timeline.Condition.UNAVAILABLE, edges[i], i % 2 == 0 ? 1 : -1);
      }
    }
  }
}
