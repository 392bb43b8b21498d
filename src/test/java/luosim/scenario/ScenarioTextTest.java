package luosim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import luosim.spec.Parameter;
import luosim.spec.Parameter.Presence;
import luosim.spec.ParameterType;
import org.junit.jupiter.api.Test;

/** What a result folder says was run must never differ from what was run. */
final class ScenarioTextTest {
  private static final Path FOLDER = Path.of("src/test/resources/luosim/scenario/example");

  @Test void randomScenariosSurviveBeingWrittenAndRead() {
    for (long seed = 0; seed < 400; seed++) {
      var text = new RandomScenarios(seed).text();
      var scenario = read(text);
      var canonical = ScenarioText.canonical(scenario);
      assertThat(read(canonical)).as("seed %d%n%s", seed, text).isEqualTo(scenario);
      assertThat(ScenarioText.canonical(read(canonical))).isEqualTo(canonical);
    }
  }

  @Test void everyShippedScenarioSurvives() throws Exception {
    try (var files = Files.walk(Path.of("scenarios"))) {
      for (var file : files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
        var scenario = ScenarioReader.read(file, List.of());
        assertThat(
            ScenarioReader.parse(ScenarioText.canonical(scenario), "x.yaml", file.getParent(), List.of()))
            .isEqualTo(scenario);
      }
    }
  }

  @Test void theExampleIsWrittenWithEveryDefault() throws Exception {
    var expected = FOLDER.resolve("canonical.yaml");
    var canonical = ScenarioText.canonical(ScenarioReader.read(FOLDER.resolve("example.yaml"), List.of()));
    if ("1".equals(System.getenv("UPDATE_SNAPSHOTS"))) {
      Files.writeString(expected, canonical, StandardCharsets.UTF_8);
    }
    assertThat(canonical).isEqualTo(Files.readString(expected, StandardCharsets.UTF_8));
  }

  @Test void noDeclaredKeyIsMissingInTheText() throws Exception {
    var tree =
        YamlTree.ofFile(Files.readString(FOLDER.resolve("canonical.yaml"), StandardCharsets.UTF_8), "x");
    var written = new TreeSet<String>();
    collect(tree, "", written);
    var declared = Schema.parameters().stream()
        .filter(parameter -> parameter.presence() == Presence.DEFAULTED
            || parameter.presence() == Presence.REQUIRED)
        .filter(parameter -> !(parameter.type() instanceof ParameterType.Table))
        .map(Parameter::path).collect(Collectors.toCollection(TreeSet::new));
    assertThat(written).containsAll(declared);
  }

  @Test void theDigestChangesWithEveryValueAndNotWithTheSpelling() {
    var base = "luosim: 1\nname: x\nprotocol: {id: rfc-v2}\n";
    var digest = ScenarioText.digest(read(base));
    assertThat(digest).matches("[0-9a-f]{64}");
    assertThat(ScenarioText.digest(read("# other\n" + base + "rollout: {pauseLimit: 30000ms}\n")))
        .isEqualTo(digest);
    assertThat(ScenarioText.digest(read(base + "rollout: {pauseLimit: 30001ms}\n"))).isNotEqualTo(digest);
    assertThat(ScenarioText.digest(read(base + "timing: {repair: {time: {scale: 1.001}}}\n")))
        .isNotEqualTo(digest);
  }

  /** All paths of a tree, with {@code *} where the schema has a name. */
  private static void collect(Tree tree, String path, TreeSet<String> into) {
    if (!(tree instanceof Tree.Block block)) {
      return;
    }
    Map<String, Parameter> known = Schema.children(path);
    for (var entry : block.entries()) {
      var key = known.containsKey(entry.key()) ? entry.key() : "*";
      var below = path.isEmpty() ? key : path + "." + key;
      into.add(below);
      collect(entry.value(), below, into);
    }
  }

  private static Scenario read(String text) {
    return ScenarioReader.parse(text, "x.yaml", FOLDER, List.of());
  }
}
