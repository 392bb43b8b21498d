package luosim.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A whole text that is kept beside the tests; UPDATE_SNAPSHOTS=1 writes it anew, to be read before it is
 * committed.
 */
final class Snapshot {
  private static final Path FOLDER = Path.of("src/test/resources/luosim/report");

  private Snapshot() {}

  static void matches(String name, String text) {
    Path file = FOLDER.resolve(name);
    try {
      if ("1".equals(System.getenv("UPDATE_SNAPSHOTS"))) {
        Files.createDirectories(FOLDER);
        Files.writeString(file, text, StandardCharsets.UTF_8);
      }
      assertThat(text).as("%s; UPDATE_SNAPSHOTS=1 writes it anew", file)
          .isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
