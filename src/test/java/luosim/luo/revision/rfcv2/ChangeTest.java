package luosim.luo.revision.rfcv2;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the hardened revision does otherwise must stand in the documents, with the invariants it mends. */
final class ChangeTest {
  @Test void theDocumentListsEveryChangeWithItsCells() throws IOException {
    List<String> rows = Files.readAllLines(Path.of("docs/PROTOCOLS.md")).stream()
        .dropWhile(line -> !line.equals("## hardened"))
        .filter(line -> line.startsWith("| ") && line.contains(" | I"))
        .toList();
    assertThat(rows).containsExactlyElementsOf(Stream.of(Change.values())
        .map(change -> "| " + change.sentence() + " | " + String.join(", ", change.cells()) + " |")
        .toList());
  }
}
