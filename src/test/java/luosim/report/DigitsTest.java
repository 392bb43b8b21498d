package luosim.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A number must never be shown as nothing when it is something, nor in a way that depends on the platform.
 */
final class DigitsTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "0|0 %", "1|100 %", "0.5|50 %", "0.239130434|23.9 %", "0.01|1 %", "0.0032|0.32 %",
      "0.00001234|0.0012 %",
      "1e-9|0.0000001 %", "0.9999|99.99 %", "0.99999988|99.999988 %",
      "0.999|99.9 %"}) void sharesArePerCentAndOnlyNothingIsZero(double share, String text) {
    assertThat(Digits.percent(share)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "0|0 ns", "999|999 ns", "1000|1.00 us", "9840000000|9.84 s", "9996000000|10.0 s", "99960000000|100 s",
      "119000000000|119 s", "120000000000|2.00 min", "7200000000000|2.00 h", "172800000000000|2.00 d",
      "8640000000000000|100 d", "-1500000|-1.50 ms"}) void durationsHaveThreeDigitsAndTheUnitThatFits(
          double ns, String text) {
    assertThat(DurationText.of(ns)).isEqualTo(text);
  }

  @Test void doublesAreRoundedHalfToEvenFromTheirExactValue() {
    assertThat(Digits.fixed(0.125, 2)).isEqualTo("0.12");
    assertThat(Digits.fixed(2.0e-3, 1)).isEqualTo("0.0");
    assertThat(Digits.fixed(-0.001, 2)).isEqualTo("0.00");
    assertThat(Digits.whole(2.5)).isEqualTo(2);
    assertThat(Digits.count(1234567)).isEqualTo("1,234,567");
    assertThat(Digits.of(1, "host")).isEqualTo("1 host");
    assertThat(Digits.of(0, "host")).isEqualTo("0 hosts");
  }
}
