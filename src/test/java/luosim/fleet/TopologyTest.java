package luosim.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/**
 * No host may be in two domains or in none, and no name may mean another host than it was made for.
 */
final class TopologyTest {
  private final Topology uneven = Topology.of(new int[][] {{2, 1}, {3}, {1, 1, 4}});

  @Test void everyHostIsInItsRackAndZone() {
    StringBuilder text = new StringBuilder();
    for (int host = 0; host < uneven.hosts(); host++) {
      text.append(HostName.of(uneven, host)).append(' ');
    }
    assertThat(text).hasToString("z1-r1-h1 z1-r1-h2 z1-r2-h1 z2-r1-h1 z2-r1-h2 z2-r1-h3 "
        + "z3-r1-h1 z3-r2-h1 z3-r3-h1 z3-r3-h2 z3-r3-h3 z3-r3-h4 ");
    assertThat(uneven.hostsOfZone(2)).isEqualTo(6);
    assertThat(uneven.hostsOfRack(5)).isEqualTo(4);
  }

  @Test void namesLeadBackToTheirHosts() {
    for (Topology topology : new Topology[] {uneven, Topology.regular(3, 4, 5)}) {
      for (int host = 0; host < topology.hosts(); host++) {
        assertThat(HostName.parse(topology, HostName.of(topology, host))).isEqualTo(host);
      }
    }
  }

  @Test void namesOfNoHostAreRefusedWithTheRange() {
    assertThatThrownBy(() -> HostName.parse(uneven, "z2-r2-h1"))
        .hasMessage("host name: rack must be 1 to 1, found 2 in z2-r2-h1");
    assertThatThrownBy(() -> HostName.parse(uneven, "z0-r1-h1"))
        .hasMessage("host name: zone must be 1 to 3, found 0 in z0-r1-h1");
    assertThatThrownBy(() -> HostName.parse(uneven, "rack7"))
        .hasMessage("host name: expected zone, rack and host like z1-r2-h7, found rack7");
    assertThatThrownBy(() -> HostName.parse(uneven, "z99999999999999-r1-h1"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test void fleetsWithoutHostsOrWithTooManyAreRefused() {
    assertThatThrownBy(() -> Topology.regular(1, 0, 5))
        .hasMessage("topology: racks per zone must be at least 1, found 0");
    assertThatThrownBy(() -> Topology.regular(1_000_000, 1_000_000, 1_000_000))
        .hasMessageContaining("at most 10000000 hosts");
    assertThatThrownBy(() -> Topology.regular(100, 1_000, 101)).hasMessageContaining("found 10100000");
    assertThat(Topology.regular(100, 1_000, 100).hosts()).isEqualTo(Topology.HOSTS_MAX);
  }
}
