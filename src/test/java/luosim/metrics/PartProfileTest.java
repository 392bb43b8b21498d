package luosim.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/**
 * What makes the tail must never be told of the wrong pauses: a band holds those of its percentiles, and no
 * others.
 */
final class PartProfileTest {
  private static final long SECOND = 1_000_000_000L;

  @Test void bandsHoldThePausesOfTheirPercentiles() {
    PartProfile profile = new PartProfile();
    add(profile, 900, 2 * SECOND, 0);
    add(profile, 90, 4 * SECOND, 1);
    add(profile, 10, 8 * SECOND, 2);

    var bands = profile.bands(0);

    assertThat(bands).extracting(MeasureSummary.Band::samples).containsExactly(900L, 0L, 90L, 10L, 0L);
    assertThat(bands.get(0).meansNs().get(0)).isEqualTo(2 * SECOND);
    assertThat(bands.get(2).meansNs().get(1)).isEqualTo(4 * SECOND);
    assertThat(bands.get(3).meansNs().get(2)).isEqualTo(8 * SECOND);
    assertThat(bands.get(4).meansNs()).isEmpty();
  }

  @Test void lostPausesStandAboveAllBandsAndMoveTheOthersDown() {
    PartProfile profile = new PartProfile();
    add(profile, 50, SECOND, 0);
    add(profile, 10, 3 * SECOND, 0);

    assertThat(profile.bands(140)).extracting(MeasureSummary.Band::samples).containsExactly(60L, 0L, 0L, 0L,
        0L);
  }

  @Test void mergingGivesWhatOneProfileWouldHold() {
    PartProfile one = new PartProfile();
    PartProfile other = new PartProfile();
    PartProfile both = new PartProfile();
    for (int i = 0; i < 500; i++) {
      long length = SECOND + i * 7_000_001L;
      add(i % 2 == 0 ? one : other, 1, length, i % PauseBook.PARTS);
      add(both, 1, length, i % PauseBook.PARTS);
    }
    one.merge(other);

    assertThat(one.bands(3)).isEqualTo(both.bands(3));
  }

  @Test void theMeansOfTheBandsWeighUpToTheMeanOfAll() {
    PartProfile profile = new PartProfile();
    double sum = 0;
    for (int i = 1; i <= 1000; i++) {
      add(profile, 1, i * 1_000_000L, 0);
      sum += i * 1_000_000L;
    }

    double weighed =
        profile.bands(0).stream().filter(band -> band.samples() > 0)
            .mapToDouble(band -> band.samples() * band.meansNs().get(0)).sum();

    assertThat(weighed).isCloseTo(sum, within(1.0));
  }

  private static void add(PartProfile profile, int pauses, long lengthNs, int part) {
    for (int i = 0; i < pauses; i++) {
      profile.pause(lengthNs).part(part, lengthNs);
    }
  }
}
