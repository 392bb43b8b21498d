package luosim.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Whatever befalls a tiny host with sessions must show the known defects of mainline alone, and on the
 * revision without them nothing but what the design of mainline implies: one unknown file shuts the device,
 * and a refused create keeps the block that it made.
 */
final class MainlineExplorationTest {
  private static String found(Bounds bounds) {
    var found = Explorer.explore(
        bounds, new Explorer.ExplorePorts(2, () -> false, (done, total) -> {}, Explorer.Journal.NONE));
    assertThat(found.complete()).isTrue();
    return found.cells().stream().filter(cell -> cell.violated() > 0)
        .map(cell -> cell.id() + cell.rows())
        .collect(Collectors.joining(" "));
  }

  @Test void everySingleFault() {
    assertThat(found(new Bounds("mainline", 1, 3, 2, 2)))
        .isEqualTo("I9[M3] I13[M3] I21[M3] I24[M14] I33[M16]");
    assertThat(found(new Bounds("mainline-fixed", 1, 3, 2, 2))).isEqualTo("I33[M16]");
  }

  @Test void everyPairOnTheSmallestHosts() {
    assertThat(found(new Bounds("mainline", 2, 1, 0, 1)))
        .isEqualTo("I9[M3, M6] I13[M3, M6] I19[M6] I21[M3] I33[M16, M17]");
    assertThat(found(new Bounds("mainline-fixed", 2, 1, 0, 1))).isEqualTo("I9[M6] I13[M6] I33[M16]");
  }
}
