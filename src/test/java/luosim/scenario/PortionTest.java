package luosim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A limit in per cent must never let one host more through than it says. */
final class PortionTest {
  @Test void perCentRoundsDownButNeverToNothing() {
    assertThat(percent(10).of(200)).isEqualTo(20);
    assertThat(percent(10).of(199)).isEqualTo(19);
    assertThat(percent(10).of(5)).isEqualTo(1);
    assertThat(percent(29).of(100)).isEqualTo(29);
    assertThat(percent(100).of(2_000_000)).isEqualTo(2_000_000);
    assertThat(new Portion.Share(1).of(2_000_000)).isEqualTo(2);
  }

  @Test void numbersAreTakenAsTheyAreUpToTheWhole() {
    assertThat(new Portion.Count(7).of(200)).isEqualTo(7);
    assertThat(new Portion.Count(7).of(5)).isEqualTo(5);
  }

  @Test void bothAreWrittenAsTheyAreRead() {
    assertThat(percent(10).text()).isEqualTo("10%");
    assertThat(new Portion.Share(1).text()).isEqualTo("0.0001%");
    assertThat(new Portion.Count(7).text()).isEqualTo("7");
  }

  private static Portion percent(int percent) {
    return new Portion.Share(percent * 10_000L);
  }
}
