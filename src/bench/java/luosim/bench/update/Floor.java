package luosim.bench.update;

import java.util.Arrays;

/**
 * The least that anything can do for the simple rollout: the same draws, counts and records, host by host in
 * nested loops. There is no event list, no host object and no fleet; time is a sum.
 */
final class Floor {
  private static final int RETRIES = 3;
  private static final long NEVER = Long.MAX_VALUE;

  private final Lengths lengths;
  private final Luck luck;
  private final Totals totals;
  private final Subject host = new Subject();
  private final long[] timeNs = new long[Shape.GUESTS];
  private long crashNs;

  Floor(Luck luck, Totals totals) {
    this.luck = luck;
    this.totals = totals;
    lengths = new Lengths(luck);
  }

  void run(int hosts) {
    for (int index = 0; index < hosts; index++) {
      update(index);
    }
  }

  private void update(int index) {
    int attempt = 1;
    var result = attempt(index, attempt);
    while (result == AttemptResult.CANCELLED && attempt <= RETRIES) {
      attempt++;
      result = attempt(index, attempt);
    }
    switch (result) {
      case UPDATED -> totals.ended(Totals.Outcome.UPDATED);
      case CANCELLED, WEDGED -> drain();
      case BROKEN -> reboot();
      case LOST -> {
        lengths.repair(host);
        totals.ended(Totals.Outcome.LOST);
      }
    }
  }

  private AttemptResult attempt(int index, int attempt) {
    host.become(index, attempt, luck.slowness(index));
    totals.attempted();
    lengths.reaction(host, 0);
    for (int file = 0; file < Shape.FILES; file++) {
      lengths.call(host, file);
      totals.called(Shape.handlersAsked(file));
    }
    if (!prepare() || !load()) {
      return AttemptResult.CANCELLED;
    }
    crashNs = luck.hits(host, Fault.CRASH, 0) ? luck.crashAfterNs(host) : NEVER;
    long stoppedNs = 0;
    for (int guest = 0; guest < Shape.GUESTS; guest++) {
      stoppedNs = Math.max(stoppedNs, lengths.pause(host, guest));
    }
    return stoppedNs >= crashNs ? AttemptResult.LOST : freeze(stoppedNs);
  }

  private boolean prepare() {
    lengths.call(host, Shape.FILES);
    lengths.tree(host);
    for (int participant = 0; participant < Shape.PARTICIPANTS; participant++) {
      totals.called();
      boolean refused = participant < Shape.FILES && Shape.isDevice(participant)
          && luck.hits(host, Fault.DEVICE_REFUSES, Shape.occasion(participant));
      lengths.prepare(host, participant);
      if (refused) {
        cancel(participant);
        return false;
      }
    }
    totals.called();
    return true;
  }

  /** The callbacks that take back what the first participants did. */
  private void cancel(int participants) {
    for (int participant = participants - 1; participant >= 0; participant--) {
      totals.called();
      lengths.cancel(host, participant);
    }
  }

  private boolean load() {
    boolean fails = luck.hits(host, Fault.LOAD_FAILS, 1);
    lengths.load(host);
    if (fails) {
      lengths.reaction(host, 1);
      lengths.call(host, Shape.FILES + 1);
      totals.called();
      cancel(Shape.PARTICIPANTS);
    }
    return !fails;
  }

  private AttemptResult freeze(long stoppedNs) {
    long nowNs = stoppedNs + lengths.call(host, Shape.FILES + 1);
    for (int participant = 0; participant < Shape.PARTICIPANTS; participant++) {
      if (nowNs >= crashNs) {
        return AttemptResult.LOST;
      }
      totals.called();
      boolean fails = participant < Shape.FILES && Shape.isMemory(participant)
          && luck.hits(host, Fault.FREEZE_FAILS, Shape.occasion(participant));
      nowNs += lengths.freeze(host, participant);
      if (fails) {
        return goOn(participant, nowNs);
      }
    }
    return cross(nowNs);
  }

  /** A freeze failed: what was frozen is cancelled, and guests go on here. */
  private AttemptResult goOn(int frozen, long failedNs) {
    long nowNs = failedNs;
    for (int participant = frozen - 1; participant >= 0; participant--) {
      if (nowNs >= crashNs) {
        return AttemptResult.LOST;
      }
      totals.called();
      nowNs += lengths.cancel(host, participant);
    }
    if (nowNs >= crashNs) {
      return AttemptResult.LOST;
    }
    nowNs += lengths.reaction(host, 1);
    if (nowNs >= crashNs) {
      return AttemptResult.LOST;
    }
    long runsNs = nowNs;
    for (int guest = 0; guest < Shape.GUESTS; guest++) {
      runsNs = Math.max(runsNs, nowNs + lengths.resume(host, guest));
    }
    return runsNs >= crashNs ? AttemptResult.LOST : AttemptResult.WEDGED;
  }

  /** From the old kernel to the agent of the new one. */
  private AttemptResult cross(long frozenNs) {
    long nowNs = frozenNs;
    for (int stage = 0; stage < Crossing.STAGES && nowNs < crashNs; stage++) {
      nowNs += Crossing.ns(lengths, host, stage);
    }
    return nowNs >= crashNs ? AttemptResult.LOST : restore(nowNs);
  }

  private AttemptResult restore(long beginNs) {
    Arrays.fill(timeNs, beginNs);
    int first = 0;
    for (int guest = 0; guest < Shape.GUESTS; guest++) {
      timeNs[guest] += lengths.monitor(host, guest);
      retrieve(guest, 0);
      retrieve(guest, 1);
      first = timeNs[guest] < timeNs[first] ? guest : first;
    }
    boolean fails = timeNs[first] < crashNs && luck.hits(host, Fault.RETRIEVE_FAILS, 0);
    boolean crashed = false;
    long lastNs = 0;
    for (int guest = 0; guest < Shape.GUESTS; guest++) {
      retrieve(guest, Shape.MEMORY);
      if (!fails || guest != first) {
        retrieve(guest, Shape.MEMORY + 1);
        bringBack(guest);
      }
      crashed |= timeNs[guest] >= crashNs;
      lastNs = Math.max(lastNs, timeNs[guest]);
    }
    if (crashed) {
      return AttemptResult.LOST;
    }
    finish();
    if (fails) {
      lengths.startGuest(host, first);
      return AttemptResult.BROKEN;
    }
    return AttemptResult.UPDATED;
  }

  private void retrieve(int guest, int place) {
    if (timeNs[guest] < crashNs) {
      totals.called();
      timeNs[guest] += lengths.retrieve(host, guest * Shape.FILES_PER_GUEST + place);
    }
  }

  private void bringBack(int guest) {
    if (timeNs[guest] < crashNs) {
      timeNs[guest] += lengths.processors(host, guest);
    }
    if (timeNs[guest] < crashNs) {
      timeNs[guest] += lengths.resume(host, guest);
      if (timeNs[guest] < crashNs) {
        totals.blackout(timeNs[guest]);
      }
    }
  }

  private void finish() {
    lengths.call(host, Shape.FILES + 2);
    for (int participant = 0; participant < Shape.PARTICIPANTS; participant++) {
      totals.called();
      lengths.finish(host, participant);
    }
  }

  private void drain() {
    for (int guest = 0; guest < Shape.GUESTS; guest++) {
      lengths.migrate(host, guest);
      lengths.migrationPause(host, guest);
    }
    lengths.reset(host);
    lengths.bootFromNothing(host);
    totals.ended(Totals.Outcome.DRAINED);
  }

  private void reboot() {
    lengths.reset(host);
    lengths.bootFromNothing(host);
    for (int guest = 0; guest < Shape.GUESTS; guest++) {
      lengths.startGuest(host, guest);
    }
    totals.ended(Totals.Outcome.REBOOTED);
  }
}
