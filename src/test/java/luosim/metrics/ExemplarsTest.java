package luosim.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A quantile must never be shown by a host that lies far from it, nor the maximum by any other sample. */
final class ExemplarsTest {
  private final Exemplars exemplars = new Exemplars();

  private void add(long value, int host) {
    if (exemplars.wants(value)) {
      exemplars.add(new Exemplar(value, 0, host, 1, 0));
    }
  }

  @Test void theMaximumIsShownByItself() {
    for (int host = 0; host < 1000; host++) {
      add(1_000_000 + host, host);
    }
    assertThat(exemplars.near(1_000_999)).contains(new Exemplar(1_000_999, 0, 999, 1, 0));
  }

  @Test void ofEqualSamplesTheFirstIsKept() {
    add(77, 3);
    add(77, 1);
    assertThat(exemplars.near(77).orElseThrow().host()).isEqualTo(3);
    assertThat(exemplars.wants(77)).isFalse();
  }

  @Test void aNumberBetweenIsShownFromAboveAndOneAboveAllFromBelow() {
    add(100, 1);
    add(5000, 2);
    assertThat(exemplars.near(300).orElseThrow().host()).isEqualTo(2);
    assertThat(exemplars.near(9000).orElseThrow().host()).isEqualTo(2);
  }

  @Test void aSampleWithoutEndShowsWhatFallsOnTheLost() {
    add(Exemplar.LOST, 8);
    add(100, 1);
    assertThat(exemplars.near(Exemplar.LOST).orElseThrow().host()).isEqualTo(8);
    assertThat(exemplars.near(100).orElseThrow().host()).isEqualTo(1);
  }

  @Test void anExampleLiesWithinASixtyFourthOfWhatItShows() {
    for (long value = 1; value < 1L << 40; value += 1 + value / 300) {
      add(value, (int) (value % 1000));
    }
    for (long asked = 5; asked < 1L << 39; asked += 1 + asked / 7) {
      long shown = exemplars.near(asked).orElseThrow().valueNs();
      assertThat(Math.abs(shown - asked)).isLessThanOrEqualTo(Math.max(1, asked / 60));
    }
  }

  @Test void laterReplicationsAddWhatIsGreater() {
    add(100, 1);
    Exemplars later = new Exemplars();
    later.add(new Exemplar(100, 1, 5, 1, 0));
    later.add(new Exemplar(200, 1, 6, 1, 0));
    exemplars.merge(later);
    assertThat(exemplars.near(100).orElseThrow().replication()).isZero();
    assertThat(exemplars.near(200).orElseThrow().replication()).isEqualTo(1);
  }
}
