package luosim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import luosim.spec.DistributionSpec;
import luosim.spec.Timing;
import luosim.spec.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every law that the format promises must be readable, in the spelling in which it is written back. */
final class LawReaderTest {
  @ParameterizedTest
  @ValueSource(strings = {
      "{constant: 2s}",
      "{uniform: [1s, 5s]}",
      "{loguniform: [100ms, 5s]}",
      "{exponential: 1.5s}",
      "{normal: {mean: 1s, sd: 0s}}",
      "{lognormal: {p50: 900ms, p99: 1.4s}}",
      "{lognormal: {mean: 1s, sd: 100ms}}",
      "{gamma: {shape: 2.5, scale: 400ms}}",
      "{weibull: {shape: 0.7, scale: 1s}}",
      "{triangular: [790ms, 890ms, 1.05s]}",
      "{mixture: {fast: {weight: 99.9%, law: {uniform: [1s, 2s]}}, "
          + "slow: {weight: 0.1%, law: {constant: 1m}}}}"
  }) void aLawIsWrittenAsItIsRead(String law) {
    assertThat(law(law).text(Unit.DURATION)).isEqualTo(law);
  }

  @Test void mixturesMayHoldMixturesUpToALimit() {
    var inner = "{constant: 1s}";
    for (int i = 0; i < 3; i++) {
      inner = "{mixture: {a: {weight: 100%, law: " + inner + "}}}";
      assertThat(law(inner).text(Unit.DURATION)).isEqualTo(inner);
    }
    var tooDeep = "{mixture: {a: {weight: 100%, law: " + inner + "}}}";
    assertThat(refused(tooDeep)).endsWith("mixtures nested deeper than 3; expected a simpler law");
  }

  @Test void everyLawOfTheListIsUnderstood() {
    assertThat(LawReader.LAWS)
        .allSatisfy(name -> assertThat(refused("{" + name + ": {}}")).doesNotContain("unknown key"));
  }

  private static String refused(String law) {
    try {
      return "accepted " + law(law);
    } catch (ScenarioException wrong) {
      return wrong.getMessage();
    }
  }

  private static DistributionSpec law(String law) {
    return ScenarioReader
        .parse("luosim: 1\nname: x\nprotocol: {id: rfc-v2}\ntiming: {kernel: {boot: " + law + "}}\n",
            "x.yaml", Path.of("."), List.of())
        .timing().law(Timing.BOOT_KERNEL);
  }
}
