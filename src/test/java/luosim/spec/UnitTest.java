package luosim.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A quantity must never be read as another number than the one that was written. */
final class UnitTest {
  @Test void durationsAreNanoseconds() {
    assertThat(Unit.DURATION.parse("250ns")).isEqualTo("250");
    assertThat(Unit.DURATION.parse("1.5us")).isEqualTo("1500");
    assertThat(Unit.DURATION.parse("0.000000001s")).isEqualTo("1");
    assertThat(Unit.DURATION.parse("1h30m")).isEqualTo("5400000000000");
    assertThat(Unit.DURATION.parse("2d")).isEqualTo("172800000000000");
    assertThat(Unit.DURATION.parse("30 s")).isEqualTo("30000000000");
    assertThat(Unit.DURATION.parse("-5s")).isEqualTo("-5000000000");
  }

  @Test void memoryCountsInPowersOf1024() {
    assertThat(Unit.MEMORY.parse("512GiB")).isEqualTo("549755813888");
    assertThat(Unit.MEMORY.parse("0.5TiB")).isEqualTo("549755813888");
    assertThat(Unit.MEMORY.parse("4096B")).isEqualTo(Unit.MEMORY.parse("4KiB"));
    assertThat(Unit.RATE.parse("1.25GiB/s")).isEqualTo("1342177280");
  }

  @Test void sharesArePercentOrPlain() {
    assertThat(Unit.FRACTION.parse("0.1%")).isEqualByComparingTo("0.001");
    assertThat(Unit.FRACTION.parse("1e-4")).isEqualByComparingTo("0.0001");
    assertThat(Unit.FRACTION.parse("1")).isEqualByComparingTo("1");
    assertThat(Unit.FRACTION.parse("120%")).isEqualByComparingTo("1.2");
  }

  @Test void thePrintedTextIsTheOneThatAPersonWouldWrite() {
    assertThat(Unit.DURATION.print(5_400_000_000_000L)).isEqualTo("1.5h");
    assertThat(Unit.DURATION.print(6_000_000_000_000L)).isEqualTo("100m");
    assertThat(Unit.DURATION.print(1_234_567L)).isEqualTo("1234.567us");
    assertThat(Unit.DURATION.print(1_234_567_891L)).isEqualTo("1234567.891us");
    assertThat(Unit.DURATION.print(0)).isEqualTo("0s");
    assertThat(Unit.MEMORY.print(512L << 30)).isEqualTo("512GiB");
    assertThat(Unit.MEMORY.print(1536L << 20)).isEqualTo("1.5GiB");
    assertThat(Unit.FRACTION.print(1e-4)).isEqualTo("0.01%");
    assertThat(Unit.RATE.print(1L << 30)).isEqualTo("1GiB/s");
    assertThat(Unit.NUMBER.print(2.0)).isEqualTo("2");
  }

  @Test void whatIsPrintedParsesToTheSameValue() {
    var random = new Random(20260101);
    for (int i = 0; i < 20_000; i++) {
      long whole = random.nextLong() >>> (1 + random.nextInt(62));
      for (var unit : new Unit[] {Unit.DURATION, Unit.MEMORY, Unit.RATE, Unit.COUNT}) {
        assertThat(unit.parse(unit.print(whole))).isEqualByComparingTo(BigDecimal.valueOf(whole));
      }
      double share = random.nextDouble() * StrictMath.pow(10, -random.nextInt(9));
      assertThat(Unit.FRACTION.parse(Unit.FRACTION.print(share)).doubleValue()).isEqualTo(share);
      assertThat(Unit.NUMBER.parse(Unit.NUMBER.print(share)).doubleValue()).isEqualTo(share);
    }
  }

  @Test void aMissingUnitIsNamed() {
    assertThatThrownBy(() -> Unit.MEMORY.parse("512"))
        .hasMessage("'512' without a unit; expected memory with a unit"
            + " (B, KiB, MiB, GiB or TiB) such as 16GiB");
    assertThatThrownBy(() -> Unit.DURATION.parse("1h30")).hasMessageStartingWith("'1h30' without a unit");
  }

  @Test void aWrongUnitIsAnsweredWithTheRightOne() {
    assertThat(nearest(Unit.MEMORY, "16gib")).isEqualTo("16GiB");
    assertThat(nearest(Unit.MEMORY, "16GB")).isEqualTo("16GiB");
    assertThat(nearest(Unit.MEMORY, "16M")).isEqualTo("16MiB");
    assertThat(nearest(Unit.RATE, "1GB/s")).isEqualTo("1GiB/s");
    assertThat(nearest(Unit.DURATION, "5sec")).isEqualTo("5s");
    assertThat(nearest(Unit.DURATION, "5S")).isEqualTo("5s");
    assertThat(nearest(Unit.DURATION, "5 minutes")).isEqualTo("5 m");
    assertThat(nearest(Unit.DURATION, "5\u00b5s")).isEqualTo("5us");
    assertThat(nearest(Unit.DURATION, "5parsec")).isEmpty();
  }

  @Test void textsThatAreNoQuantityAreRefused() {
    for (var text : new String[] {"", "s", "1,5s", "1h2h", "1m1h", "0.5ns", "--1s", "1..5s", "9".repeat(41),
        "NaN"}) {
      assertThatThrownBy(() -> Unit.DURATION.parse(text)).as(text).isInstanceOf(QuantityException.class);
    }
    for (var text : new String[] {"1GiB512MiB", "0.3B", "GiB"}) {
      assertThatThrownBy(() -> Unit.MEMORY.parse(text)).as(text).isInstanceOf(QuantityException.class);
    }
    for (var text : new String[] {"1e6", "1.0", "1_000", "0x10", "", "ten"}) {
      assertThatThrownBy(() -> Unit.COUNT.parse(text)).as(text).isInstanceOf(QuantityException.class);
    }
    for (var text : new String[] {"%", "1%%", "Infinity", "1e9999", "one"}) {
      assertThatThrownBy(() -> Unit.FRACTION.parse(text)).as(text).isInstanceOf(QuantityException.class);
    }
  }

  private static String nearest(Unit unit, String text) {
    try {
      unit.parse(text);
      return "accepted";
    } catch (QuantityException wrong) {
      return wrong.nearest();
    }
  }
}
