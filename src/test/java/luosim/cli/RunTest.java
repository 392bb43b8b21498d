package luosim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Equal runs must print and write equal bytes, and no failed budget or violation may end in 0. */
final class RunTest {
  private static final String SMALL = """
      luosim: 1
      name: small
      seed: 5
      replications: {fixed: 2}
      protocol: {id: rfc-v2}
      fleet:
        topology: {zones: 1, racksPerZone: 2, hostsPerRack: 3}
        hostClasses:
          general:
            vms:
              plain: {count: 1, memory: 2GiB}
              nic: {count: 1, memory: 2GiB, vfio: 1}
      faults:
        freeze:
          at: file.freeze
          match: {handler: vfio}
          effect: {error: EIO}
          probability: 30%
          per: attempt
      rollout:
        fallback: {cancelled: reboot, wedged: reboot, afterJump: reboot}
      budgets: [blackout.p50 < 1h]
      """;

  @TempDir
  private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path small;

  @BeforeEach void write() throws IOException {
    small = folder.resolve("small.yaml");
    Files.writeString(small, SMALL);
  }

  private ExitCode run(String... words) {
    out.reset();
    err.reset();
    var output = new Output(out, err, false);
    return new Program(Commands.all(), output, new Interruption(), false).run(words);
  }

  private ExitCode runInto(String name, String... more) {
    var words = Stream.concat(
        Stream.of("run", small.toString(), "--out", folder.resolve(name).toString()), Stream.of(more));
    return run(words.toArray(String[]::new));
  }

  @Test void theSameRunGivesTheSameBytesOnAnyNumberOfThreadsAndInAnyLocale() throws IOException {
    assertThat(runInto("a", "--threads", "1")).as(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(ExitCode.PASS);
    String first = out.toString(StandardCharsets.UTF_8).replace(folder.resolve("a").toString(), "DIR");
    var usual = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      assertThat(runInto("b", "--threads", "4")).isEqualTo(ExitCode.PASS);
    } finally {
      Locale.setDefault(usual);
    }
    String second = out.toString(StandardCharsets.UTF_8).replace(folder.resolve("b").toString(), "DIR");
    assertThat(second).isEqualTo(first);
    for (Path file : files(folder.resolve("a"))) {
      Path other = folder.resolve("b").resolve(folder.resolve("a").relativize(file));
      if (file.endsWith("summary.json")) {
        assertThat(withoutCost(other)).isEqualTo(withoutCost(file));
      } else {
        assertThat(other).hasSameBinaryContentAs(file);
      }
    }
  }

  private static String withoutCost(Path summary) throws IOException {
    return Pattern.compile("\"cost\".*", Pattern.DOTALL).matcher(Files.readString(summary)).replaceAll("");
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test void theScenarioInTheFolderRunsAgainToTheSameFingerprint() throws IOException {
    runInto("a", "--no-report");
    String fingerprint = fingerprint();
    assertThat(fingerprint).matches("[0-9a-f]{64}");
    assertThat(
        run("run", folder.resolve("a/scenario.yaml").toString(), "--out", folder.resolve("c").toString(),
            "--no-report"))
        .isEqualTo(ExitCode.PASS);
    assertThat(fingerprint()).isEqualTo(fingerprint);
    assertThat(folder.resolve("c/charts")).doesNotExist();
  }

  private String fingerprint() {
    var found = Pattern.compile("fingerprint +([0-9a-f]{64})").matcher(out.toString(StandardCharsets.UTF_8));
    return found.find() ? found.group(1) : "none in: " + out.toString(StandardCharsets.UTF_8);
  }

  @Test void anExceededBudgetEndsInThree() {
    assertThat(runInto("a", "--set", "budgets=[blackout.p50 < 1s]", "--no-report"))
        .isEqualTo(ExitCode.OVER_BUDGET);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("FAIL").contains("blackout.p50 < 1s");
  }

  @Test void judgedViolationsEndInOneAndTheirTokenShowsThemAgain() {
    assertThat(runInto("a", "--set", "invariants.judge=safety", "--no-report")).isEqualTo(ExitCode.VIOLATED);
    var token = Pattern.compile("replay ([A-Za-z0-9_-]{20,})").matcher(out.toString(StandardCharsets.UTF_8));
    assertThat(token.find()).isTrue();
    assertThat(run("replay", token.group(1))).isEqualTo(ExitCode.VIOLATED);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("attempt 1 begins").contains("violated in row");
  }

  @Test void aFolderThatIsTakenIsRefusedBeforeAnythingRuns() throws IOException {
    Files.createDirectories(folder.resolve("taken"));
    Files.writeString(folder.resolve("taken/mine.txt"), "mine");
    assertThat(runInto("taken")).isEqualTo(ExitCode.CANNOT_CREATE);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("not empty").hasLineCount(1);
    assertThat(out.size()).isZero();
  }

  @Test void aBrokenTokenIsRefusedInOneLine() {
    assertThat(run("replay", "K7Q")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("replay token").hasLineCount(1);
  }

  @Test void jsonOnStandardOutputIsTheSummary() {
    assertThat(runInto("a", "--format", "json", "--no-report")).isEqualTo(ExitCode.PASS);
    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("{").contains("\"fingerprint\"")
        .doesNotContain("cpuSeconds");
  }
}
