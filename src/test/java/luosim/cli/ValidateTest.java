package luosim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scenario that cannot be run must never be called good, and one bad file must not hide another. */
final class ValidateTest {
  private static final String GOOD = """
      luosim: 1
      name: small
      protocol: {id: rfc-v2}
      fleet:
        topology: {zones: 1, racksPerZone: 1, hostsPerRack: 3}
        hostClasses:
          general:
            weight: 1
            cpus: 8
            numaNodes: 1
            memory: 64GiB
            vms:
              small: {count: 2, vcpus: 4, memory: 16GiB, pageSize: 2MiB}
      rollout:
        waves: {all: {upTo: 100%}}
      """;

  @TempDir
  private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path good;

  @BeforeEach void write() throws IOException {
    good = file("b-good.yaml", GOOD);
  }

  @Test void aGoodScenarioIsDescribed() {
    assertThat(validate(good.toString())).isEqualTo(ExitCode.PASS);
    assertThat(out())
        .matches(".*b-good.yaml: good; 'small' [0-9a-f]{8}, 3 hosts, 1 replication, 0 faults, 0 budgets\n");
    assertThat(err()).isEmpty();
  }

  @Test void aWrongOneIsToldByPlaceAndTheOthersAreStillRead() throws IOException {
    var wrong = file("a-wrong.yaml", GOOD.replace("cpus", "cpu"));
    assertThat(validate(folder.toString())).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err()).startsWith("luosim: " + wrong + ":9:7: ").contains("did you mean 'cpus'?")
        .hasLineCount(1);
    assertThat(out()).contains("b-good.yaml: good").hasLineCount(1);
  }

  @Test void settingsAreJudgedWithTheFile() {
    assertThat(validate(good.toString(), "--set", "seed=minus")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err()).contains("--set seed=minus");
    assertThat(validate(good.toString(), "--set", "seed")).isEqualTo(ExitCode.USAGE);
  }

  @Test void theScenarioPrintedInFullIsTheSameScenario() throws IOException {
    assertThat(validate(good.toString(), "--print", "--set", "seed=7")).isEqualTo(ExitCode.PASS);
    var printed = out();
    assertThat(printed).contains("seed: 7\n", "fragmentation: 0%\n");
    out.reset();
    assertThat(validate(file("c-printed.yaml", printed).toString(), "--print")).isEqualTo(ExitCode.PASS);
    assertThat(out()).isEqualTo(printed);
  }

  @Test void aMissingFileAndAnEmptyFolderAreBadInput() throws IOException {
    assertThat(validate(folder.resolve("none.yaml").toString())).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(validate(Files.createDirectory(folder.resolve("empty")).toString()))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err()).contains("none.yaml: no such file", "a folder without scenarios");
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private ExitCode validate(String... words) {
    var line = new java.util.ArrayList<>(List.of("validate"));
    line.addAll(List.of(words));
    var output = new Output(out, err, false);
    return new Program(Commands.all(), output, new Interruption(), false).run(line.toArray(String[]::new));
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
