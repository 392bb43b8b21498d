package luosim.fleet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import luosim.chance.Stream;
import luosim.host.AttemptEnd;
import luosim.host.Fallback;

/**
 * A small fleet with everything that can happen, drawn from a seed. Times are few and small, 0
 * among them, so that many things fall on the same instant.
 */
final class RandomFleet {
  private static final int PLAN = 1;
  private static final int HOST = 2;
  private static final int FALLBACK = 3;
  private final long seed;
  private final Stream stream = new Stream();
  final FleetPlan plan;

  RandomFleet(long seed) {
    this.seed = seed;
    stream.key(seed, 0, 0, PLAN, 0, 0, 0);
    plan = plan();
  }

  private int below(int bound) {
    return stream.nextInt(bound);
  }

  private boolean oneIn(int n) {
    return below(n) == 0;
  }

  private Share share() {
    return oneIn(2) ? new Share.Count(1 + below(5)) : Share.perCent(1 + below(100));
  }

  private Topology topology() {
    int[][] racks = new int[1 + below(3)][];
    for (int zone = 0; zone < racks.length; zone++) {
      racks[zone] = new int[1 + below(3)];
      Arrays.setAll(racks[zone], rack -> 1 + below(5));
    }
    return Topology.of(racks);
  }

  private FleetPlan plan() {
    Topology topology = topology();
    return new FleetPlan(topology, HostClasses.single("general", topology.hosts()), "waves",
        waves(topology.hosts()), max(), threshold(), retry(),
        new FallbackRules(fallback(), fallback(), fallback()), events(),
        oneIn(3) ? OptionalLong.of(1 + below(30)) : OptionalLong.empty());
  }

  private List<Wave> waves(int hosts) {
    List<Wave> waves = new ArrayList<>();
    int upTo = 0;
    for (int i = below(3); i >= 0; i--) {
      upTo = Math.min(hosts, upTo + 1 + below(hosts));
      waves.add(new Wave("w" + i, new Share.Count(upTo), below(3) * 5));
    }
    return waves;
  }

  private MaxUnavailable max() {
    return new MaxUnavailable(share(), oneIn(2) ? share() : Share.ALL, oneIn(2) ? share() : Share.ALL,
        oneIn(3) ? 1 : 9, oneIn(3) ? 1 + below(2) : 99);
  }

  private FailureThreshold threshold() {
    if (oneIn(2)) {
      return FailureThreshold.never();
    }
    Set<Failure> counts = EnumSet.noneOf(Failure.class);
    for (Failure kind : Failure.values()) {
      if (oneIn(2)) {
        counts.add(kind);
      }
    }
    return new FailureThreshold(below(500_000),
        oneIn(2) ? FailureThreshold.Scope.WAVE : FailureThreshold.Scope.ROLLOUT, 1 + below(2), counts,
        oneIn(2) ? StopAction.HALT : StopAction.PAUSE, rule());
  }

  private InFlightRule rule() {
    return oneIn(3) ? InFlightRule.FINISH : InFlightRule.CANCEL;
  }

  private Retry retry() {
    int backoff = below(4);
    return new Retry(below(4), oneIn(2), backoff, 1 + below(2), backoff + below(5));
  }

  private Fallback fallback() {
    return Fallback.values()[below(3)];
  }

  private List<PlannedEvent> events() {
    List<PlannedEvent> events = new ArrayList<>();
    for (int i = below(5); i > 0; i--) {
      StopAction action = oneIn(4) ? StopAction.HALT : oneIn(2) ? StopAction.PAUSE : StopAction.RESUME;
      events.add(new PlannedEvent("e" + i, below(25), action, rule()));
    }
    return events;
  }

  /** What each host does. */
  Script script() {
    return new Script() {
      @Override public Attempt attempt(int host, int attempt) {
        Stream luck = new Stream();
        luck.key(seed, 0, host, HOST, 0, attempt, 0);
        long[] steps = new long[1 + luck.nextInt(4)];
        Arrays.setAll(steps, step -> luck.nextInt(4));
        AttemptEnd end = luck.nextInt(2) == 0
            ? AttemptEnd.UPDATED
            : AttemptEnd.values()[luck.nextInt(AttemptEnd.values().length)];
        return new Attempt(steps, luck.nextInt(steps.length + 1), luck.nextInt(3), end,
            luck.nextInt(40) == 0);
      }

      @Override public long fallbackNs(int host, Fallback how) {
        Stream luck = new Stream();
        luck.key(seed, 0, host, FALLBACK, 0, 0, 0);
        return luck.nextInt(8) == 0 ? -3 : luck.nextInt(5);
      }
    };
  }

  /** Hosts that fail at rest: every few ns some host, whatever state it is in. */
  RestHazards hazards() {
    int spacing = 1 + (int) Math.floorMod(seed, 9L);
    if (spacing < 4) {
      return RestHazards.NONE;
    }
    return new RestHazards() {
      private final Stream luck = new Stream();
      private int taken;

      @Override public long nextTimeNs() {
        return taken < 20 ? (long) spacing * (taken + 1) : Long.MAX_VALUE;
      }

      @Override public int host() {
        luck.key(seed, 0, 0, 4, 0, 0, taken);
        return luck.nextInt(plan.topology().hosts());
      }

      @Override public int cause() {
        return taken;
      }

      @Override public boolean take(Condition condition, HostKernel kernel) {
        taken++;
        return condition == Condition.WAITING || condition == Condition.SETTLED;
      }
    };
  }

  ScriptedFleet fleet() {
    ScriptedFleet fleet = new ScriptedFleet(plan, script());
    fleet.hazards = hazards();
    return fleet;
  }
}
