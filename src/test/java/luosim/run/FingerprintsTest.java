package luosim.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import luosim.metrics.RowSink;
import luosim.scenario.ScenarioReader;
import org.junit.jupiter.api.Test;

/**
 * A shipped scenario must never give another fingerprint than the one that is written down, on any JDK or
 * machine. A change of the model that moves one says why in its commit.
 */
final class FingerprintsTest {
  private static final Path PINNED = Path.of("src/test/resources/fingerprints.csv");

  private static String fingerprint(String scenario) {
    Bound bound = Bound.of(ScenarioReader.read(Path.of("scenarios", scenario + ".yaml"), List.of()));
    return Campaign.run(bound,
        new Campaign.CampaignPorts(2, n -> RowSink.NONE, () -> false, () -> {}, new NoCost())).fingerprint();
  }

  /** Says that nothing was taken. */
  private static final class NoCost implements Campaign.CostMeter {
    @Override public double cpuSeconds() {
      return 0;
    }

    @Override public double wallSeconds() {
      return 0;
    }

    @Override public String platform() {
      return "any";
    }
  }

  @Test void shippedScenariosKeepTheirFingerprints() throws IOException {
    String found = "scenario,fingerprint\n";
    for (String scenario : List.of("quickstart", "cancel-storm", "mainline-storm")) {
      found += scenario + "," + fingerprint(scenario) + "\n";
    }
    if ("1".equals(System.getenv("UPDATE_SNAPSHOTS"))) {
      Files.writeString(PINNED, found, StandardCharsets.UTF_8);
    }
    assertThat(Files.readString(PINNED, StandardCharsets.UTF_8)).as("UPDATE_SNAPSHOTS=1 rewrites " + PINNED)
        .isEqualTo(found);
  }

  @Test void theFrontDoorShowsTheFingerprintOfTheQuickstart() throws IOException {
    String pinned = Files.readAllLines(PINNED, StandardCharsets.UTF_8).get(1).split(",")[1];
    assertThat(Files.readString(Path.of("README.md"), StandardCharsets.UTF_8))
        .as("the README shows the summary of the quickstart as it is now").contains("fingerprint " + pinned);
  }
}
