package luosim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An exploration that was not finished must never look like one that was, nor a violation like none. */
final class ExploreTest {
  @TempDir
  private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private ExitCode explore(String... options) {
    out.reset();
    err.reset();
    List<String> words = new ArrayList<>(List.of("explore", "--no-progress", "--threads", "1"));
    words.addAll(List.of(options));
    Output output = new Output(out, err, false);
    return new Program(Commands.all(), output, new Interruption(), false).run(words.toArray(new String[0]));
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test void aViolationEndsInOneAndSaysHowToSeeIt() {
    assertThat(explore("--faults", "0", "--files", "0", "--subsystems", "1")).isEqualTo(ExitCode.VIOLATED);
    assertThat(out()).contains("I24  VIOLATED in ", "./luosim replay ", "runs on 11 tiny hosts")
        .startsWith("rfc-v2: posted May 2025, never merged\n");
  }

  @Test void whatIsUnfinishedEndsInFourAndGoesOn() throws IOException {
    String kept = folder.resolve("kept").toString();
    String[] bounds = {"--faults", "1", "--files", "0", "--subsystems", "0", "--out", kept};
    List<String> cut = new ArrayList<>(List.of(bounds));
    cut.addAll(List.of("--within", "1ns"));
    assertThat(explore(cut.toArray(new String[0]))).isEqualTo(ExitCode.UNKNOWN);
    assertThat(out()).contains("unfinished: covered 0 of ");
    assertThat(explore(bounds)).isEqualTo(ExitCode.VIOLATED);
    String whole = out();
    Path journal = Path.of(kept, "journal.txt");
    List<String> lines = Files.readAllLines(journal);
    String last = lines.get(lines.size() - 1);
    Files.writeString(journal, String.join("\n", lines.subList(0, lines.size() / 2)) + "\n"
        + last.substring(0, last.length() / 2));
    assertThat(explore(bounds)).isEqualTo(ExitCode.VIOLATED);
    assertThat(out()).isEqualTo(whole);
    assertThat(Files.exists(Path.of(kept, "case-i24.yaml"))).isTrue();
  }

  @Test void aFolderOfSomethingElseIsRefused() throws IOException {
    Files.writeString(folder.resolve("mine.txt"), "x");
    assertThat(explore("--faults", "0", "--out", folder.toString())).isEqualTo(ExitCode.CANNOT_CREATE);
    String kept = folder.resolve("kept").toString();
    explore("--faults", "0", "--files", "0", "--subsystems", "0", "--out", kept);
    assertThat(explore("--faults", "0", "--files", "0", "--subsystems", "1", "--out", kept))
        .isEqualTo(ExitCode.CANNOT_CREATE);
    assertThat(err()).contains("holds another exploration");
  }

  @Test void statesAreCountedInTextAndJson() {
    assertThat(explore("--states", "--files", "0", "--faults", "0")).isEqualTo(ExitCode.VIOLATED);
    assertThat(out())
        .endsWith("rfc-v2, 0 files, 1 subsystem, at most 0 faults on a way: 18 states, 105 edges, "
            + "deepest after 6 requests, none left to look into\n");
    explore("--states", "--files", "0", "--faults", "0", "--format", "json");
    assertThat(out()).contains("\"states\":18,\"edges\":105");
  }

  @Test void jsonHasTheDenominator() {
    explore("--faults", "0", "--files", "0", "--subsystems", "0", "--format", "json");
    assertThat(out()).contains("\"complete\":true", "\"runs\":9", "\"id\":\"I24\"", "\"token\":\"");
  }

  @Test void wordsOutOfRangeAreUsage() {
    assertThat(explore("--faults", "10")).isEqualTo(ExitCode.USAGE);
    assertThat(explore("--protocol", "rfcv2")).isEqualTo(ExitCode.USAGE);
    assertThat(err()).contains("did you mean 'rfc-v2'?");
    assertThat(explore("--within", "soon")).isEqualTo(ExitCode.USAGE);
  }
}
