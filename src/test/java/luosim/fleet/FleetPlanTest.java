package luosim.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/**
 * A plan must never mean something else than its numbers say; one that means nothing is refused
 * with what is wrong.
 */
final class FleetPlanTest {
  @Test void perCentRoundsDownButNeverToNothing() {
    assertThat(Share.perCent(5).of(200)).isEqualTo(10);
    assertThat(Share.perCent(5).of(199)).isEqualTo(9);
    assertThat(Share.perCent(5).of(19)).isEqualTo(1);
    assertThat(Share.perCent(20).of(4)).isEqualTo(1);
    assertThat(Share.perCent(100).of(7)).isEqualTo(7);
    assertThat(new Share.Millionths(25_000).of(1_000)).isEqualTo(25);
    assertThat(new Share.Count(9).of(4)).isEqualTo(4);
    assertThat(Share.ALL.of(Topology.HOSTS_MAX)).isEqualTo(Topology.HOSTS_MAX);
  }

  @Test void backoffGrowsToItsLimitAndStaysThere() {
    Retry retry = new Retry(10, false, 60, 2, 500);
    assertThat(retry.backoffNs(1)).isEqualTo(60);
    assertThat(retry.backoffNs(2)).isEqualTo(120);
    assertThat(retry.backoffNs(4)).isEqualTo(480);
    assertThat(retry.backoffNs(5)).isEqualTo(500);
    assertThat(retry.backoffNs(1_000_000)).isEqualTo(500);
    assertThat(new Retry(3, false, 100, 1.5, 1_000).backoffNs(3)).isEqualTo(225);
    assertThat(new Retry(3, false, 0, 2, 100).backoffNs(3)).isZero();
  }

  @Test void wavesThatShrinkAreRefused() {
    assertThatThrownBy(() -> Plans.rack(100)
        .waves(new Wave("early", Share.perCent(50), 0), new Wave("late", new Share.Count(20), 0)))
        .hasMessage(
            "wave late: reaches up to 20 hosts, an earlier wave reaches 50; waves are cumulative, so a later "
                + "one reaches further");
  }

  @Test void numbersOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new Share.Count(0)).hasMessage("share: a count must be at least 1, found 0");
    assertThatThrownBy(() -> new Share.Millionths(1_000_001))
        .hasMessage("share: millionths must be 1 to 1000000, found 1000001");
    assertThatThrownBy(() -> new Wave("w", Share.ALL, -1)).hasMessageContaining("wave w: bake time");
    assertThatThrownBy(() -> new Retry(-1, false, 0, 1, 0)).hasMessageContaining("limit -1");
    assertThatThrownBy(() -> new Retry(1, false, 0, 0.5, 0)).hasMessageContaining("factor 0.5");
    assertThatThrownBy(() -> new MaxUnavailable(Share.ALL, Share.ALL, Share.ALL, 0, 1))
        .hasMessageContaining("found 0 and 1");
    assertThatThrownBy(() -> Plans.rack(1).repair(0)).hasMessageContaining("at least 1 ns, found 0");
    assertThatThrownBy(() -> Plans.rack(1).waves()).hasMessageContaining("found 0 and 0");
  }

  @Test void policiesAreFoundByNameAndOthersRefusedWithTheirNames() {
    assertThat(luosim.fleet.policy.Policies.names()).containsExactly("waves");
    FleetPlan plan = Plans.rack(1).plan();
    FleetPlan other =
        new FleetPlan(plan.topology(), plan.classes(), "yolo", plan.waves(), plan.maxUnavailable(),
            plan.threshold(), plan.retry(), plan.fallback(), plan.events(), plan.repairNs());
    assertThatThrownBy(() -> luosim.fleet.policy.Policies.of(other))
        .hasMessage("rollout policy: expected one of [waves], found yolo");
  }
}
