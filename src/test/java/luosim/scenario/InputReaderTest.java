package luosim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import luosim.spec.DistributionSpec.Empirical;
import luosim.spec.Timing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Observations must never be read in another unit, or from anywhere but beside the scenario. */
final class InputReaderTest {
  private static final String SCENARIO = "luosim: 1\nname: x\nprotocol: {id: rfc-v2}\n"
      + "timing: {handlers: {vfio: {freeze: {empirical: measured/freeze.csv}}}}\n";
  private static final String KEY = "x.yaml:4:48: timing.handlers.vfio.freeze.empirical";

  @TempDir
  private Path folder;

  @BeforeEach void makeTheFolder() throws IOException {
    Files.createDirectories(folder.resolve("measured"));
    Files.createDirectories(folder.resolve("inputs/measured"));
  }

  @Test void theHeaderIsTheUnit() throws IOException {
    csv("freeze_ms\n5\n7.25\n1e1\n");
    var scenario = read();
    assertThat(scenario.timing().law(Timing.VFIO_FREEZE)).isEqualTo(new Empirical("measured/freeze.csv"));
    assertThat(scenario.input("measured/freeze.csv").values()).containsExactly(5e6, 7.25e6, 10e6);
    csv("us\n1000\n");
    assertThat(read().input("measured/freeze.csv").values()).containsExactly(1e6);
    csv("\"s\"\r\n\"0.5\"\r\n\r\n");
    assertThat(read().input("measured/freeze.csv").values()).containsExactly(5e8);
  }

  @Test void theDigestOfTheScenarioCoversTheValues() throws IOException {
    csv("ms\n5\n");
    var first = read();
    csv("ms\n6\n");
    var second = read();
    assertThat(ScenarioText.digest(second)).isNotEqualTo(ScenarioText.digest(first));
    assertThat(second).isNotEqualTo(first);
    assertThat(ScenarioText.canonical(first)).contains(
        "# input measured/freeze.csv sha256 " + first.input("measured/freeze.csv").sha256() + "\n");
  }

  @Test void theCopyInAResultFolderServesAsWell() throws IOException {
    Files.writeString(folder.resolve("inputs/measured/freeze.csv"), "ms\n5\n", StandardCharsets.UTF_8);
    assertThat(read().input("measured/freeze.csv").values()).containsExactly(5e6);
  }

  @Test void theBytesAreKeptAsTheyWere() throws IOException {
    csv("ms\n5\n");
    assertThat(read().input("measured/freeze.csv").bytes()).asString(StandardCharsets.UTF_8)
        .isEqualTo("ms\n5\n");
  }

  @Test void wrongFilesAreRefusedWithTheirOwnLine() throws IOException {
    var file = folder.resolve("measured/freeze.csv");
    refused("freeze\n5\n",
        file + ":1:1: the header 'freeze'; expected a header that is or ends in a unit: ns,"
            + " us, ms or s, such as freeze_ms");
    refused("ms\n5\nfast\n", file + ":3:1: the value 'fast'; expected a number, 0 or above");
    refused("ms\n-5\n", file + ":2:1: the value '-5'; expected a number, 0 or above");
    refused("ms\nNaN\n", file + ":2:1: the value 'NaN'; expected a number, 0 or above");
    refused("ms,host\n5,a\n", file + ":1:1: 2 columns; expected one column");
    refused("ms\n5;6\n", file + ":2:1: the value '5;6'; expected a number, 0 or above");
    refused("ms\n", file + ": no rows; expected a header line and at least one number");
    refused("", file + ": no rows; expected a header line and at least one number");
    refused("s\n61\n", KEY + " holds the value 61s; expected values from 1us to 1m");
  }

  @Test void aFileThatIsNotThereIsNamed() {
    assertThatThrownBy(this::read)
        .hasMessage(KEY + " is 'measured/freeze.csv', which is not there; expected a"
            + " CSV file at " + folder.resolve("measured/freeze.csv"));
  }

  private void csv(String text) throws IOException {
    Files.writeString(folder.resolve("measured/freeze.csv"), text, StandardCharsets.UTF_8);
  }

  private Scenario read() {
    return ScenarioReader.parse(SCENARIO, "x.yaml", folder, List.of());
  }

  private void refused(String csv, String message) throws IOException {
    csv(csv);
    assertThatThrownBy(this::read).isInstanceOf(ScenarioException.class).hasMessage(message);
  }
}
