package luosim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.ParameterException;

/** A document must never tell a user to type what the program does not understand. */
final class DocumentsTest {
  private static final Pattern COMMAND = Pattern.compile("(?:(?m)^ *(?:\\$ )?|`)\\./luosim ([^`|\\n]+)");
  private static final Pattern PLACEHOLDER = Pattern.compile("[A-Z]{4,}(\\.\\.\\.)?");

  @Test void everyCommandInTheDocumentsIsUnderstood() throws IOException {
    assertThat(documents()).isNotEmpty().flatExtracting(document -> mistakes(Files.readString(document)))
        .isEmpty();
  }

  @Test void theDocumentsShowCommandsAtAll() throws IOException {
    assertThat(COMMAND.matcher(Files.readString(Path.of("README.md"))).results().count()).isGreaterThan(1);
  }

  @Test void whatIsNotUnderstoodIsFound() {
    assertThat(mistakes("```sh\n./luosim frobnicate x\n```\n")).hasSize(1);
    assertThat(mistakes("| `./luosim validate --quick scenarios` |")).hasSize(1);
    assertThat(mistakes("`./luosim validate scenarios/none-such.yaml`")).hasSize(1);
    assertThat(mistakes("`./luosim help COMMAND`, `./luosim --version`, `./luosim validate SCENARIO...`"))
        .isEmpty();
  }

  private static List<Path> documents() throws IOException {
    var roots = List.of(Path.of("README.md"), Path.of("docs"), Path.of("results/README.md"));
    var documents = new ArrayList<Path>();
    for (Path root : roots) {
      try (Stream<Path> files = Files.walk(root)) {
        files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
      }
    }
    return documents;
  }

  private static List<String> mistakes(String document) {
    var mistakes = new ArrayList<String>();
    COMMAND.matcher(document).results().map(found -> found.group(1).strip()).forEach(line -> {
      var words = List.of(line.split(" +"));
      try {
        program().parse(words.stream().filter(word -> !isName(words, word)).toArray(String[]::new));
      } catch (ParameterException wrong) {
        mistakes.add("./luosim " + line + ": " + wrong.getMessage());
      }
      words.stream().filter(word -> word.startsWith("scenarios/") && !Files.exists(Path.of(word)))
          .forEach(word -> mistakes.add("./luosim " + line + ": no file " + word));
    });
    return mistakes;
  }

  /** Whether a word stands for the name of a command, as in {@code help COMMAND}. */
  private static boolean isName(List<String> words, String word) {
    return words.get(0).equals("help") && PLACEHOLDER.matcher(word).matches();
  }

  private static Program program() {
    var nowhere = new Output(new ByteArrayOutputStream(), new ByteArrayOutputStream(), false);
    return new Program(Commands.all(), nowhere, new Interruption(), false);
  }
}
