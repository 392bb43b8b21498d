package luosim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import luosim.spec.Parameter.Presence;
import luosim.spec.ParameterType;
import luosim.spec.Timing;
import org.junit.jupiter.api.Test;

/** A reference page must never say anything else than what the reader does. */
final class ManualsTest {
  @Test void thePagesAreThoseThatTheDeclarationsPrint() throws IOException {
    holds(Path.of("docs/SCENARIOS.md"), ScenarioManual.text());
    holds(Path.of("docs/CALIBRATION.md"), CalibrationManual.text());
  }

  @Test void everyKeyAndEveryCostIsOnThePage() {
    var manual = ScenarioManual.text();
    assertThat(Schema.parameters())
        .filteredOn(parameter -> !(parameter.type() instanceof ParameterType.Block
            && parameter.path().startsWith("timing.")) || parameter.presence() == Presence.LATER)
        .allSatisfy(parameter -> assertThat(manual).contains("`" + parameter.path() + "`"));
    assertThat(CalibrationManual.text()).contains(List.of(Timing.values()).stream()
        .map(timing -> "`" + timing.path().substring("timing.".length()) + "`").toList());
  }

  @Test void everyDistributionOfThePageIsReadable() {
    var example = Pattern.compile("\\| `(\\w+)` \\|[^|]*\\| `(\\{.*})` \\|");
    var found = example.matcher(ScenarioManual.text().split("## Top level")[0]).results().toList();
    assertThat(found).extracting(match -> match.group(1)).containsExactlyElementsOf(LawReader.LAWS);
    assertThat(found).filteredOn(match -> !List.of("integers", "empirical").contains(match.group(1)))
        .allSatisfy(match -> assertThat(ScenarioReader.parse("luosim: 1\nname: x\nprotocol: {id: rfc-v2}\n"
            + "timing: {migration: {blackout: " + match.group(2) + "}}", "x.yaml", Path.of("."), List.of()))
            .isNotNull());
  }

  @Test void everyDefaultIsAcceptedByItsOwnDeclaration() {
    var least = ScenarioReader.parse("luosim: 1\nname: x\nprotocol: {id: rfc-v2}\n", "x.yaml", Path.of("."),
        List.of());
    for (var parameter : Schema.parameters()) {
      boolean scalar = parameter.presence() == Presence.DEFAULTED && !parameter.path().contains("*")
          && !parameter.fallback().isEmpty();
      if (scalar) {
        var again =
            ScenarioReader.parse("luosim: 1\nname: x\nprotocol: {id: rfc-v2}\n", "x.yaml", Path.of("."),
                List.of(parameter.path() + "=" + parameter.fallback()));
        assertThat(again).as(parameter.path()).isEqualTo(least);
      }
    }
  }

  private static void holds(Path page, String text) throws IOException {
    if ("1".equals(System.getenv("UPDATE_SNAPSHOTS"))) {
      Files.writeString(page, text, StandardCharsets.UTF_8);
    }
    assertThat(Files.readString(page, StandardCharsets.UTF_8)).as("%s; UPDATE_SNAPSHOTS=1 rewrites it", page)
        .isEqualTo(text);
  }
}
