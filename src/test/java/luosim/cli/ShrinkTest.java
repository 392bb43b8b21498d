package luosim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a fleet showed must come back as a file that anybody can run and that fails in the same way. */
final class ShrinkTest {
  private static final Pattern TOKEN =
      Pattern.compile("\"row\": \"Z2\"[^}]*?\"token\": \"([A-Za-z0-9_-]{50,})\"");

  @TempDir
  private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test void aViolationOfAFleetBecomesAScenarioThatFailsInTheSameWay() throws IOException {
    String token = token();
    Path file = folder.resolve("small.yaml");
    assertThat(luosim("shrink", token, "--invariant", "I9", "--row", "Z2", "--out", file.toString()))
        .as(err())
        .isEqualTo(ExitCode.PASS);
    assertThat(out()).startsWith("I9 in Z2: 1 fault on one host, after ").contains("./luosim run " + file);
    String text = Files.readString(file);
    assertThat(text).contains("name: shrunk-i9-z2").contains("# Known as D6;").contains("# ./luosim replay ");
    assertThat(text.lines())
        .allSatisfy(line -> assertThat(line.startsWith("# ./luosim") || line.length() < 120)
            .as(line).isTrue());
    out.reset();
    assertThat(luosim("run", file.toString(), "--out", folder.resolve("again").toString(), "--no-report"))
        .isEqualTo(ExitCode.VIOLATED);
    assertThat(out()).contains("I9").contains("Z2");
  }

  @Test void whatTheHostDoesNotViolateIsUnknown() throws IOException {
    assertThat(luosim("shrink", token(), "--invariant", "I22")).isEqualTo(ExitCode.UNKNOWN);
    assertThat(err()).contains("violates nothing that was asked for");
  }

  @Test void aDamagedTokenIsBadInput() {
    assertThat(luosim("shrink", "nonsense")).isNotEqualTo(ExitCode.PASS);
    assertThat(err()).contains("replay token");
  }

  private String token() throws IOException {
    Path scenario = Files.writeString(folder.resolve("fleet.yaml"), """
        luosim: 1
        name: two-racks
        protocol: {id: rfc-v2}
        fleet:
          topology: {zones: 1, racksPerZone: 2, hostsPerRack: 2}
          hostClasses: {general: {vms: {small: {count: 2}, nic: {count: 1, vfio: 1}}}}
        faults:
          busy: {at: file.freeze, match: {handler: memfd, host: z1-r2-h1, occurrence: 2}, \
        effect: {error: EBUSY}, probability: 100%, per: call}
        """);
    Path results = folder.resolve("results");
    luosim("run", scenario.toString(), "--out", results.toString(), "--no-report");
    out.reset();
    var found = TOKEN.matcher(Files.readString(results.resolve("summary.json")));
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private ExitCode luosim(String... words) {
    return new Program(Commands.all(), new Output(out, err, false), new Interruption(), false).run(words);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
