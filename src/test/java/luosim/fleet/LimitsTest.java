package luosim.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import luosim.trace.TraceKind;
import luosim.trace.TraceSink;
import org.junit.jupiter.api.Test;

/**
 * At no instant may a host be started that makes more hosts updating or broken than a limit admits:
 * in the fleet, in its zone, in its rack, or in the number of zones and racks. Judged from the
 * trace alone.
 */
final class LimitsTest {
  private static final int FLEETS = 4_000;

  /** Who is updating or broken, from the fleet's events. */
  private static final class Watcher implements TraceSink {
    private final FleetPlan plan;
    private final BitSet out = new BitSet();
    long starts;
    long tight;

    Watcher(FleetPlan plan) {
      this.plan = plan;
    }

    @Override public void record(TraceKind kind, long timeNs, int host, int subject, long a, long b, long c) {
      switch (kind) {
        case HOST_STARTED -> {
          out.set(subject);
          starts++;
          check(subject);
        }
        case HOST_RETRIES -> out.set(subject, b == 1);
        case HOST_OUTCOME -> out.set(subject, c == 1);
        case HOST_FAILED_AT_REST -> out.set(subject);
        case HOST_REPAIRED -> out.clear(subject);
        default -> {}
      }
    }

    private void check(int host) {
      Topology topology = plan.topology();
      MaxUnavailable max = plan.maxUnavailable();
      int rack = topology.rackOf(host);
      int zone = topology.zoneOf(rack);
      BitSet racks = new BitSet();
      BitSet zones = new BitSet();
      int inRack = 0;
      int inZone = 0;
      for (int one = out.nextSetBit(0); one >= 0; one = out.nextSetBit(one + 1)) {
        int itsRack = topology.rackOf(one);
        racks.set(itsRack);
        zones.set(topology.zoneOf(itsRack));
        inRack += itsRack == rack ? 1 : 0;
        inZone += topology.zoneOf(itsRack) == zone ? 1 : 0;
      }
      assertThat(out.cardinality()).isLessThanOrEqualTo(max.fleet().of(topology.hosts()));
      assertThat(inZone).isLessThanOrEqualTo(max.zone().of(topology.hostsOfZone(zone)));
      assertThat(inRack).isLessThanOrEqualTo(max.rack().of(topology.hostsOfRack(rack)));
      assertThat(zones.cardinality()).isLessThanOrEqualTo(max.zones());
      assertThat(racks.cardinality()).isLessThanOrEqualTo(max.racks());
      tight += out.cardinality() == max.fleet().of(topology.hosts()) ? 1 : 0;
    }
  }

  @Test void noHostIsEverStartedBeyondALimit() {
    long starts = 0;
    long tight = 0;
    for (long seed = 1; seed <= FLEETS; seed++) {
      ScriptedFleet fleet = new RandomFleet(seed).fleet();
      Watcher watcher = new Watcher(fleet.plan);
      fleet.watcher = watcher;
      fleet.runAhead(9);
      starts += watcher.starts;
      tight += watcher.tight;
    }
    assertThat(starts).isGreaterThan(10_000);
    assertThat(tight).as("starts that used the last slot").isGreaterThan(1_000);
  }

  @Test void theFleetsLimitIsUsedUpAsLongAsHostsAreLeft() {
    Plans plans = Plans.of(Topology.regular(2, 3, 4)).max(5);
    ScriptedFleet fleet = new ScriptedFleet(plans.plan(), Script.always(luosim.host.AttemptEnd.UPDATED, 10));
    fleet.runAhead(0);
    assertThat(fleet.rollout.nowNs()).isEqualTo(50);
    assertThat(fleet.openMax).isEqualTo(5);
  }

  @Test void aRackLimitSpreadsTheWorkOverRacks() {
    Plans plans = Plans.of(Topology.regular(1, 4, 10)).max(new MaxUnavailable(
        new Share.Count(8), Share.ALL, Share.perCent(20), 9, 9));
    ScriptedFleet fleet = new ScriptedFleet(plans.plan(), Script.always(luosim.host.AttemptEnd.UPDATED, 10));
    fleet.runAhead(0);
    assertThat(fleet.rollout.nowNs()).isEqualTo(50);
  }

  @Test void zonesAreTakenOneAfterTheOtherWhenOnlyOneMayBeOut() {
    Plans plans =
        Plans.of(Topology.regular(3, 2, 2)).max(new MaxUnavailable(Share.ALL, Share.ALL, Share.ALL, 1, 9));
    Script script = (host, attempt) -> Script.Attempt.of(luosim.host.AttemptEnd.UPDATED, 10 + host);
    ScriptedFleet fleet = new ScriptedFleet(plans.plan(), script);
    fleet.runAhead(0);
    assertThat(fleet.story()).contains("13 host started 4 attempt 1").contains("30 host started 8 attempt 1");
    assertThat(fleet.rollout.nowNs()).isEqualTo(13 + 17 + 21);
  }
}
