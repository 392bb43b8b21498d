package luosim.luo.tree;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Node names as numbers: what the kernel would refuse must never count as a token. */
final class KernelNumberTest {

  private static void reads(String text, long value) {
    assertThat(KernelNumber.isNumber(text)).as(text).isTrue();
    assertThat(KernelNumber.valueOf(text)).as(text).isEqualTo(value);
  }

  @Test void readsDecimalOctalAndHexadecimalByTheirPrefix() {
    reads("0", 0);
    reads("7", 7);
    reads("017", 15);
    reads("0x0", 0);
    reads("0xff", 255);
    reads("0XfF", 255);
    reads("+12", 12);
    reads("+0x1f", 31);
    reads("12\n", 12);
    reads("18446744073709551615", -1L);
    reads("0xffffffffffffffff", -1L);
    reads("01777777777777777777777", -1L);
  }

  @Test void refusesWhatTheKernelRefuses() {
    for (String text : new String[] {
        "",
        "+",
        "-1",
        " 1",
        "1 ",
        "zzz",
        "0x",
        "0xg",
        "08",
        "1a",
        "12\n\n",
        "\n",
        "0x1 ",
        "18446744073709551616",
        "0x10000000000000000",
        "02000000000000000000000",
        "99999999999999999999",
        "\u0661",
        "0x\u0661"
    }) {
      assertThat(KernelNumber.isNumber(text)).as("'" + text + "'").isFalse();
      assertThat(KernelNumber.valueOf(text)).as("'" + text + "'").isZero();
    }
  }
}
