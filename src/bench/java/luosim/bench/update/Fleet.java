package luosim.bench.update;

import java.util.ArrayDeque;
import luosim.bench.peer.Clock;

/** The rollout over all hosts: waves with bake times, a limit on hosts that are out at once, and retries. */
final class Fleet {
  private static final int RETRIES = 3;
  private static final long MINUTE_NS = 60_000_000_000L;
  private static final long BACKOFF_MAX_NS = 30 * MINUTE_NS;
  private static final long[] BAKE_NS = {30 * MINUTE_NS, 15 * MINUTE_NS};

  private final Clock clock;
  private final Luck luck;
  private final Totals totals;
  private final int hosts;
  private final int outMax;
  private final ArrayDeque<HostUpdate> free = new ArrayDeque<>();
  private final ArrayDeque<Retry> due = new ArrayDeque<>();
  private int wave;
  private int started;
  private int decided;
  private int out;

  /** A host whose backoff is over. */
  private record Retry(int host, int attempt) {}

  Fleet(Clock clock, Luck luck, Totals totals, int hosts, int outMax) {
    this.clock = clock;
    this.luck = luck;
    this.totals = totals;
    this.hosts = hosts;
    this.outMax = outMax;
  }

  /** Runs the whole rollout. */
  void run() {
    fill();
    clock.run();
    if (decided != hosts) {
      throw new IllegalStateException("of " + hosts + " hosts " + decided + " were decided");
    }
  }

  /** How far the present wave reaches. */
  private int reach() {
    return switch (wave) {
      case 0 -> 1;
      case 1 -> Math.max(1, hosts / 20);
      default -> hosts;
    };
  }

  private void fill() {
    while (out < outMax && (!due.isEmpty() || started < reach())) {
      out++;
      var update = free.isEmpty() ? new HostUpdate(this, clock, luck, totals) : free.pop();
      if (due.isEmpty()) {
        update.start(started, 1);
        started++;
      } else {
        var retry = due.poll();
        update.start(retry.host, retry.attempt);
      }
    }
  }

  /** An attempt is over. */
  void ended(HostUpdate update, AttemptResult result, long repairNs) {
    switch (result) {
      case UPDATED -> {
        decide(Totals.Outcome.UPDATED);
        release(update);
      }
      case CANCELLED -> {
        if (update.attempt() <= RETRIES) {
          retry(update.host(), update.attempt());
          release(update);
        } else {
          update.drain();
        }
      }
      case WEDGED -> update.drain();
      case BROKEN -> update.reboot();
      case LOST -> {
        decide(Totals.Outcome.LOST);
        clock.task(this::repaired).in(repairNs);
      }
    }
  }

  void fellBack(HostUpdate update, Totals.Outcome outcome) {
    decide(outcome);
    release(update);
  }

  private void retry(int host, int attempt) {
    long backoffNs = Math.min(MINUTE_NS << attempt - 1, BACKOFF_MAX_NS);
    clock.task(() -> {
      due.add(new Retry(host, attempt + 1));
      fill();
    }).in(backoffNs);
  }

  private void release(HostUpdate update) {
    free(update);
    out--;
    fill();
  }

  private void repaired() {
    out--;
    fill();
  }

  /** An object has nothing pending any more and can become another host. */
  void free(HostUpdate update) {
    free.push(update);
  }

  private void decide(Totals.Outcome outcome) {
    totals.ended(outcome);
    decided++;
    if (decided == reach() && wave < BAKE_NS.length) {
      clock.task(() -> {
        wave++;
        fill();
      }).in(BAKE_NS[wave]);
    }
  }
}
