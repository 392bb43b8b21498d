package luosim.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The counts of classes must never miss the weights by a host or more, and no part of the fleet may
 * get one class only.
 */
final class HostClassesTest {
  @Test void countsAreThoseOfTheLargestRemainders() {
    HostClasses classes = new HostClasses(List.of("a", "b", "c"), List.of(1L, 1L, 1L), 200);
    assertThat(List.of(classes.count(0), classes.count(1), classes.count(2))).containsExactly(67, 67, 66);
    HostClasses uneven = new HostClasses(List.of("a", "b", "none"), List.of(80L, 15L, 0L), 10);
    assertThat(List.of(uneven.count(0), uneven.count(1), uneven.count(2))).containsExactly(8, 2, 0);
  }

  @Test void everyHostHasAClassAndTheyAddUp() {
    for (int hosts : new int[] {1, 2, 3, 7, 100, 1_000, 4_096}) {
      HostClasses classes = new HostClasses(List.of("a", "b", "c"), List.of(5L, 3L, 1L), hosts);
      int[] found = new int[3];
      for (int host = 0; host < hosts; host++) {
        found[classes.classOf(host)]++;
      }
      assertThat(found).containsExactly(classes.count(0), classes.count(1), classes.count(2));
    }
  }

  @Test void everyRackOfTwentyHasAboutTheFleetsMixture() {
    HostClasses classes = new HostClasses(List.of("many", "few"), List.of(80L, 20L), 10_000);
    for (int rack = 0; rack < 500; rack++) {
      int few = 0;
      for (int host = 20 * rack; host < 20 * rack + 20; host++) {
        few += classes.classOf(host);
      }
      assertThat(few).isBetween(2, 6);
    }
  }

  @Test void weightsThatSayNothingAreRefused() {
    assertThatThrownBy(() -> new HostClasses(List.of("a"), List.of(0L), 5))
        .hasMessage("host classes: all weights are 0, one must be above");
    assertThatThrownBy(() -> new HostClasses(List.of("a"), List.of(-1L), 5))
        .hasMessage("host classes: a weight must be 0 to 1000000000, found -1");
    assertThatThrownBy(() -> new HostClasses(List.of("a"), List.of(1L, 2L), 5))
        .hasMessageContaining("found 1 names, 2 weights");
  }
}
