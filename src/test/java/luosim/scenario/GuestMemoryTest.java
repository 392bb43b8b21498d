package luosim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No scenario may pass whose guests find no room on some host, however its numbers fall. */
final class GuestMemoryTest {
  @Test void whatFillsItsNodesFits() {
    assertThat(fits("memory: 512GiB, vms: {a: {count: 2, memory: 240GiB}}")).isTrue();
    assertThat(fits("memory: 512GiB, vms: {a: {count: 480, memory: 1GiB, pageSize: 1GiB}}")).isTrue();
    assertThat(fits("memory: 512GiB, vms: {a: {memory: 480GiB, memfds: 2}}")).isTrue();
  }

  @Test void aFileIsNotSplitOverNodes() {
    assertThat(fits("memory: 512GiB, vms: {a: {memory: 300GiB}}")).isFalse();
    assertThat(fits("memory: 512GiB, numaNodes: 1, vms: {a: {memory: 300GiB}}")).isTrue();
    assertThat(fits("memory: 64GiB, vms: {a: {count: 3, memory: 20GiB}}")).isFalse();
    assertThat(fits("memory: 64GiB, vms: {a: {count: 6, memory: 10GiB}}")).isTrue();
  }

  @Test void everyNumberThatMayBeDrawnMustFit() {
    assertThat(fits("memory: 64GiB, vms: {a: {integers: [0, 6], memory: 8GiB}}")).isTrue();
    assertThat(fits("memory: 64GiB, vms: {a: {integers: [0, 7], memory: 8GiB}}")).isFalse();
  }

  @Test void fewerGuestsCanFitWorseThanMore() {
    var odd = "{integers: [%s], memory: 1GiB}, big: {count: 2, memory: 29GiB}";
    assertThat(fits("memory: 64GiB, vms: {small: " + odd.replace("%s", "0, 2") + "}")).isTrue();
    assertThat(fits("memory: 64GiB, vms: {small: " + odd.replace("%s", "3, 4") + "}")).isFalse();
  }

  @Test void tooManyCombinationsNeedSlackInstead() {
    var shapes = "a: {integers: [0, 50], memory: %s}, b: {integers: [0, 50], memory: %s}, "
        + "c: {integers: [0, 50], memory: %s}";
    assertThat(fits("memory: 512GiB, vms: {" + shapes.replace("%s", "2GiB") + "}")).isTrue();
    assertThat(fits("memory: 512GiB, vms: {" + shapes.replace("%s", "4GiB") + "}")).isFalse();
  }

  private static boolean fits(String hosts) {
    try {
      ScenarioReader
          .parse("luosim: 1\nname: x\nprotocol: {id: rfc-v2}\nfleet: {hostClasses: {general: {" + hosts
              + "}}}\n", "x.yaml", Path.of("."), List.of());
      return true;
    } catch (ScenarioException wrong) {
      assertThat(wrong).hasMessageContaining("does not fit the host");
      return false;
    }
  }
}
