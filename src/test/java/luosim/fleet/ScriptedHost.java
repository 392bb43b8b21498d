package luosim.fleet;

import luosim.engine.EventList;
import luosim.host.AttemptEnd;
import luosim.host.Fallback;
import luosim.trace.StreamHash;
import luosim.trace.TraceKind;

/** A host of tests that follows a script on an event list of its own. */
final class ScriptedHost implements UpdatableHost {
  private static final int STEP = 0;
  private static final int ROLLED_BACK = 1;
  private static final int FELL_BACK = 2;

  private final Script script;
  private final ScriptedFleet fleet;
  private final EventList list = new EventList(16);
  final StreamHash hash = new StreamHash();
  private Script.Attempt attempt = Script.Attempt.of(AttemptEnd.UPDATED, 1);
  private int host;
  private int attempts;
  private int step;
  private long pending;
  private boolean busy;
  private boolean newKernel;
  private boolean serving;
  private AttemptEnd end = AttemptEnd.UPDATED;

  ScriptedHost(Script script, ScriptedFleet fleet) {
    this.script = script;
    this.fleet = fleet;
  }

  private void trace(long timeNs, int what, long detail) {
    hash.record(TraceKind.PHASE_BEGAN, timeNs, host, attempts, what, detail, 0);
  }

  @Override public void open(int host) {
    this.host = host;
    list.clear();
    hash.reset();
    attempts = 0;
    busy = false;
    newKernel = false;
    serving = true;
    fleet.opened(host);
  }

  @Override public void start(long timeNs) {
    attempts++;
    attempt = script.attempt(host, attempts);
    step = 0;
    busy = true;
    trace(timeNs, 10, 0);
    pending = list.schedule(timeNs + attempt.stepNs()[0], STEP, 0);
  }

  @Override public void orderCancel(long timeNs) {
    boolean inTime = busy && step < attempt.jump();
    trace(timeNs, 11, inTime ? step : -1);
    if (inTime) {
      list.cancel(pending);
      pending = list.schedule(timeNs + attempt.rollbackNs(), ROLLED_BACK, 0);
    }
  }

  @Override public void fallBack(long timeNs, Fallback how) {
    busy = true;
    trace(timeNs, 12, how.ordinal());
    pending = list.schedule(timeNs + Math.abs(script.fallbackNs(host, how)), FELL_BACK, how.ordinal());
  }

  @Override public void crashAtRest(long timeNs) {
    if (busy) {
      throw new IllegalStateException("host " + host + " is not at rest");
    }
    trace(timeNs, 13, 0);
    serving = false;
  }

  @Override public boolean busy() {
    return busy;
  }

  @Override public long nextTimeNs() {
    return list.nextTimeNs();
  }

  @Override public void step() {
    if (!busy || !list.poll()) {
      throw new IllegalStateException("host " + host + " has nothing to do");
    }
    trace(list.timeNs(), list.kind(), step);
    switch (list.kind()) {
      case STEP -> stepEnded();
      case ROLLED_BACK -> ends(AttemptEnd.CANCELLED);
      default -> fellBack(Fallback.values()[list.argument()]);
    }
  }

  private void stepEnded() {
    step++;
    if (step < attempt.stepNs().length) {
      pending = list.schedule(list.timeNs() + attempt.stepNs()[step], STEP, 0);
    } else if (!attempt.hangs()) {
      ends(attempt.end());
    }
  }

  private void ends(AttemptEnd how) {
    end = how;
    busy = false;
    newKernel |= how == AttemptEnd.UPDATED || how == AttemptEnd.BROKEN_AFTER_JUMP;
    serving &= how != AttemptEnd.LOST;
  }

  private void fellBack(Fallback how) {
    busy = false;
    serving = script.fallbackNs(host, how) >= 0;
    newKernel = serving;
  }

  @Override public AttemptEnd end() {
    return end;
  }

  @Override public boolean runsNewKernel() {
    return newKernel;
  }

  @Override public boolean serving() {
    return serving;
  }

  @Override public void discard() {
    fleet.discarded(host);
  }

  @Override public HostRecord retire() {
    return new Told(fleet, host, attempts, hash.value());
  }

  /** What a retired host did. */
  private record Told(ScriptedFleet fleet, int host, int made, long streamHash) implements HostRecord {
    @Override public void discard() {
      fleet.discarded(host);
    }

    @Override public void commit(Outcome outcome, HostKernel kernel, int attempts, long timeNs) {
      if (attempts != made) {
        throw new IllegalStateException("host " + host + " made " + made + " attempts, not " + attempts);
      }
      fleet.committed(host, streamHash, outcome, timeNs);
    }
  }
}
