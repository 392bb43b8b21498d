package luosim.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page must never say anything else than what the judge holds hosts to. */
final class InvariantManualTest {
  private static final Path PAGE = Path.of("docs/INVARIANTS.md");

  @Test void thePageIsWhatTheDeclarationsPrint() throws IOException {
    if ("1".equals(System.getenv("UPDATE_SNAPSHOTS"))) {
      Files.writeString(PAGE, InvariantManual.text(), StandardCharsets.UTF_8);
    }
    assertThat(Files.readString(PAGE, StandardCharsets.UTF_8)).as("UPDATE_SNAPSHOTS=1 rewrites " + PAGE)
        .isEqualTo(InvariantManual.text());
  }
}
