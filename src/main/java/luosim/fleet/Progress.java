package luosim.fleet;

import luosim.engine.Check;
import luosim.engine.EventList;
import luosim.trace.TraceKind;
import luosim.trace.TraceSink;

/**
 * How far a rollout reaches, and how many of the hosts in reach have no outcome: what its policy
 * sees and moves.
 */
final class Progress implements RolloutControl {
  private static final int FLEET = -1;

  private final HostTable table;
  private final Candidates candidates;
  private final FailureCount failures;
  private final EventList list;
  private final int timerKind;
  private final TraceSink sink;
  private long nowNs;
  private int reach;
  private int undecided;
  private boolean decisionDue;
  private long timer = EventList.NO_EVENT;
  private boolean finished;

  Progress(
      HostTable table,
      Candidates candidates,
      FailureCount failures,
      EventList list,
      int timerKind,
      TraceSink sink) {
    this.table = table;
    this.candidates = candidates;
    this.failures = failures;
    this.list = list;
    this.timerKind = timerKind;
    this.sink = sink;
  }

  /** Whether the policy has finished the rollout. */
  boolean finished() {
    return finished;
  }

  boolean timerSet() {
    return timer != EventList.NO_EVENT;
  }

  void timerFired() {
    timer = EventList.NO_EVENT;
    decisionDue = true;
  }

  /** Something happened that the policy decides upon. */
  void asks() {
    decisionDue = true;
  }

  /** A host has got its outcome. */
  void decided(int host) {
    if (host < reach) {
      undecided--;
      decisionDue |= undecided == 0;
    }
  }

  /** Lets the policy decide as long as there is something to decide upon. */
  void decide(RolloutPolicy policy, long timeNs) {
    nowNs = timeNs;
    while (decisionDue && !finished) {
      decisionDue = false;
      policy.decide(this);
    }
  }

  @Override public long nowNs() {
    return nowNs;
  }

  @Override public int undecided() {
    return undecided;
  }

  @Override public void beginWave(int wave, int upTo) {
    Check.that(upTo >= reach && upTo <= table.hosts(), "a rollout reaches further, within the fleet", reach,
        upTo);
    sink.record(TraceKind.WAVE_BEGAN, nowNs, FLEET, wave, upTo, 0, 0);
    for (int host = reach; host < upTo; host++) {
      undecided += table.decided(host) ? 0 : 1;
    }
    reach = upTo;
    candidates.reach(upTo);
    failures.waveBegan();
  }

  @Override public void bakeWave(int wave) {
    sink.record(TraceKind.WAVE_BAKES, nowNs, FLEET, wave, 0, 0, 0);
  }

  @Override public void endWave(int wave) {
    sink.record(TraceKind.WAVE_ENDED, nowNs, FLEET, wave, 0, 0, 0);
  }

  @Override public void wakeAt(long timeNs) {
    list.cancel(timer);
    timer = list.schedule(timeNs, timerKind, 0);
  }

  @Override public void finish() {
    finished = true;
  }
}
