package luosim.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import luosim.metrics.RowSink;
import luosim.store.ResultFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Equal campaigns must never differ in a byte of their folders, and what was cut short must leave no rows.
 */
final class ResultWriterTest {
  private static final String SVG = ".svg";

  @TempDir
  Path home;

  @Test void aFolderHasEveryFile() throws IOException {
    assertThat(write("a", SummaryJsonTest.eventful(), true).keySet()).contains(
        "attempts.csv", "hosts.csv", "pauses.csv", "timeline.csv", "summary.json", "scenario.yaml",
        "junit.xml",
        "violations.jsonl", "blackout.hgrm", "blackout-shape-nic.hgrm", "blackout-part-kernelBoot.hgrm",
        "cancel.rollback.hgrm", "charts/blackout-histogram.svg", "charts/blackout-histogram.png",
        "charts/blackout-percentiles.svg", "charts/blackout-parts.svg", "charts/timeline.svg",
        "charts/timeline.png");
  }

  @Test void equalCampaignsGiveEqualBytes() throws IOException {
    var one = write("a", SummaryJsonTest.eventful(), true);
    var other = write("b", SummaryJsonTest.eventful(), true);
    assertThat(other.keySet()).isEqualTo(one.keySet());
    assertThat(one.keySet())
        .allSatisfy(name -> assertThat(Arrays.equals(one.get(name), other.get(name))).as(name)
            .isTrue());
  }

  @Test void chartsAreLeftOutOnRequest() throws IOException {
    assertThat(write("a", SummaryJsonTest.eventful(), false).keySet())
        .noneMatch(name -> name.startsWith("charts"));
  }

  @Test void aCampaignWithoutAnySampleLeavesAFolderToo() throws IOException {
    var files = write("a", new MadeUp().account(new Verdict(List.of(), List.of()), 0), true);
    assertThat(files).containsKey("summary.json").doesNotContainKeys("violations.jsonl", "blackout.hgrm");
  }

  @Test void rowsOfAReplicationThatWasNotCompletedAreLeftOut() throws IOException {
    var files = write("a", SummaryJsonTest.eventful(), false);
    assertThat(new String(files.get("hosts.csv"), StandardCharsets.UTF_8).lines())
        .as("2 of the 3 replications that left rows were completed").hasSize(3);
  }

  @Test void aTableThatIsASampleIsSaidToBeOne() {
    try (ResultFolder folder = ResultFolder.open(home.resolve("a"), false)) {
      assertThat(new ResultWriter(folder, host -> "h", 1, 10, 1_000_000).notes()).isEmpty();
      assertThat(new ResultWriter(folder, host -> "h", 0.2, 1000, 500).notes()).containsExactly(
          sample("20 %", "1,000"));
      assertThat(new ResultWriter(folder, host -> "h", 1, 10, 100_000_000).notes()).containsExactly(
          sample("0.1 %", "10"));
      assertThat(new ResultWriter(folder, host -> "h", 0.001, 10, 100_000_000).notes()).containsExactly(
          sample("0.1 %", "10"));
    }
  }

  private static String sample(String share, String longest) {
    return "pauses.csv is a sample: " + share + " of the pauses, and in each replication the " + longest
        + " longest of the others";
  }

  @Test void picturesAreOfOneSizeAndDrawnOn() throws IOException {
    var files = write("a", SummaryJsonTest.eventful(), true);
    for (String name : files.keySet()) {
      if (name.endsWith(".png")) {
        var image = ImageIO.read(new java.io.ByteArrayInputStream(files.get(name)));
        assertThat(image.getWidth()).as(name).isEqualTo(1720);
        assertThat(image.getHeight()).as(name).isEqualTo(960);
        int ink = 0;
        for (int x = 0; x < image.getWidth(); x += 3) {
          for (int y = 0; y < image.getHeight(); y += 3) {
            ink += (image.getRGB(x, y) & 0xffffff) == 0xffffff ? 0 : 1;
          }
        }
        assertThat(ink).as(name).isGreaterThan(1000);
      } else if (name.endsWith(SVG)) {
        assertThat(files.get(name).length).as(name).isLessThan(1 << 20);
      }
    }
  }

  private TreeMap<String, byte[]> write(String name, Account account, boolean charts) throws IOException {
    try (ResultFolder folder = ResultFolder.open(home.resolve(name), false)) {
      var writer = new ResultWriter(folder, host -> "h" + host, 1, 10, 1000);
      for (int replication = 0; replication < 3; replication++) {
        var rows = writer.rows(replication);
        rows.host(new RowSink.HostRow(replication, 1, "general", "updated", "new", 1, 5, 2, 3));
        rows.end();
      }
      writer.write(account, "luosim: 1\n", charts);
      folder.publish();
    }
    var files = new TreeMap<String, byte[]>();
    try (Stream<Path> walk = Files.walk(home.resolve(name))) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        files.put(home.resolve(name).relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }
}
