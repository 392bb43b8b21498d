package luosim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No violation may fail a run without a scenario file that anybody can run to see it. */
final class RunShrinksTest {
  /** A small storm of cancels: freezes fail, and preparing takes too long as often as a file says. */
  private static final String STORM = """
      luosim: 1
      name: small-storm
      seed: 5
      replications: {fixed: 1}
      protocol: {id: rfc-v2}
      fleet:
        topology: {zones: 1, racksPerZone: 2, hostsPerRack: 3}
        hostClasses:
          general:
            vms:
              plain: {count: 1, memory: 2GiB}
              nic: {count: 1, memory: 2GiB, vfio: 1}
      timing: {handlers: {memfd: {prepare: {base: {empirical: prepare.csv}}}}}
      faults:
        freeze: {at: file.freeze, match: {handler: vfio}, effect: {error: EIO}, probability: 30%}
      rollout: {prepareTimeout: 500ms}
      """;

  private static final Pattern PLACE =
      Pattern.compile("\"invariant\": \"(I[0-9]+)\",\\s+\"row\": \"([A-Z0-9]+)\"");

  @TempDir
  private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach void write() throws IOException {
    Files.writeString(folder.resolve("storm.yaml"), STORM);
    Files.writeString(folder.resolve("prepare.csv"), "ms\n1\n1\n1\n1000\n");
  }

  private ExitCode luosim(String... words) {
    out.reset();
    err.reset();
    return new Program(Commands.all(), new Output(out, err, false), new Interruption(), false).run(words);
  }

  private ExitCode run(Path scenario, String name, String... more) {
    return luosim(Stream.concat(
        Stream.of("run", scenario.toString(), "--out", folder.resolve(name).toString(), "--no-report"),
        Stream.of(more)).toArray(String[]::new));
  }

  private ExitCode storm(String name, String... more) {
    return run(folder.resolve("storm.yaml"), name, more);
  }

  @Test void whatFailsTheRunBecomesScenariosThatShowTheSame() throws IOException {
    assertThat(storm("a", "--set", "invariants.judge=all")).as(err()).isEqualTo(ExitCode.VIOLATED);
    assertThat(out()).contains("on one host ./luosim run " + folder.resolve("a/shrunk/"));
    TreeMap<String, String> files = new TreeMap<>();
    for (String place : places("a")) {
      files.put(place.replace("-NONE", "") + ".yaml", place);
    }
    assertThat(files).hasSize(20);
    assertThat(folder.resolve("a/shrunk/inputs/prepare.csv")).as("some violations need its times")
        .hasSameBinaryContentAs(folder.resolve("prepare.csv"));
    assertThat(names(folder.resolve("a/shrunk")).filter(name -> !name.equals("inputs")))
        .containsExactlyElementsOf(files.keySet());
    for (var one : files.entrySet()) {
      Path file = folder.resolve("a/shrunk").resolve(one.getKey());
      assertThat(luosim("validate", file.toString())).as(err()).isEqualTo(ExitCode.PASS);
      run(file, "again-" + one.getValue(), "--no-shrink");
      assertThat(places("again-" + one.getValue())).contains(one.getValue());
    }
  }

  @Test void theFilesDoNotDependOnTheNumberOfThreads() throws IOException {
    storm("a", "--set", "invariants.judge=all", "--threads", "1");
    storm("b", "--set", "invariants.judge=all", "--threads", "3");
    List<String> names = names(folder.resolve("a/shrunk")).filter(name -> name.endsWith(".yaml")).toList();
    assertThat(names).hasSize(20);
    for (String name : names) {
      assertThat(folder.resolve("b/shrunk").resolve(name))
          .hasSameBinaryContentAs(folder.resolve("a/shrunk").resolve(name));
    }
  }

  @Test void whatIsOnlyCountedIsShrunkOnDemand() {
    assertThat(storm("counted")).isEqualTo(ExitCode.PASS);
    assertThat(folder.resolve("counted/shrunk")).doesNotExist();
    String counted = out().replace(folder.resolve("counted").toString(), "DIR");
    assertThat(storm("all", "--shrink-all")).isEqualTo(ExitCode.PASS);
    assertThat(folder.resolve("all/shrunk")).isNotEmptyDirectory();
    assertThat(out().replace(folder.resolve("all").toString(), "DIR").lines()
        .filter(line -> !line.contains("shrunk"))).as("nothing else changes")
        .containsExactlyElementsOf(counted.lines().toList());
  }

  @Test void nothingIsShrunkIfTheUserSaysSo() throws IOException {
    assertThat(storm("a", "--set", "invariants.judge=all", "--no-shrink")).isEqualTo(ExitCode.VIOLATED);
    assertThat(folder.resolve("a/shrunk")).doesNotExist();
    assertThat(Files.readString(folder.resolve("a/summary.json"))).doesNotContain("shrunk");
  }

  @Test void bothOptionsTogetherAreRefusedBeforeAnythingRuns() {
    assertThat(storm("a", "--shrink-all", "--no-shrink")).isEqualTo(ExitCode.USAGE);
    assertThat(folder.resolve("a")).doesNotExist();
  }

  private TreeSet<String> places(String name) throws IOException {
    TreeSet<String> places = new TreeSet<>();
    var found = PLACE.matcher(Files.readString(folder.resolve(name).resolve("summary.json")));
    while (found.find()) {
      places.add(found.group(1) + "-" + found.group(2));
    }
    return places;
  }

  private static Stream<String> names(Path of) throws IOException {
    try (Stream<Path> entries = Files.list(of)) {
      return entries.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
