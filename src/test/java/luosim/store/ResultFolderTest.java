package luosim.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A folder under its final name must never be partial, and nothing that was there may be lost by surprise.
 */
final class ResultFolderTest {
  @TempDir
  Path home;

  @Test void nothingStandsUnderTheFinalNameBeforePublishing() throws IOException {
    try (ResultFolder folder = ResultFolder.open(home.resolve("r"), false)) {
      write(folder.text("a.txt"), "one\n");
      assertThat(home.resolve("r")).doesNotExist();
      folder.publish();
    }
    assertThat(home.resolve("r/a.txt")).hasContent("one\n");
    assertThat(names(home)).containsExactly("r");
  }

  @Test void anAbandonedFolderLeavesNothing() throws IOException {
    try (ResultFolder folder = ResultFolder.open(home.resolve("r"), false)) {
      write(folder.text("deep/a.txt"), "one\n");
    }
    assertThat(names(home)).isEmpty();
  }

  @Test void partsAreJoinedInTheOrderOfReplicationsWhateverTheOrderOfWriting() throws IOException {
    try (ResultFolder folder = ResultFolder.open(home.resolve("r"), false)) {
      write(folder.part("rows.csv", 2), "c\n");
      write(folder.part("rows.csv", 0), "head\na\n");
      write(folder.part("rows.csv", 1), "b\n");
      folder.publish();
    }
    assertThat(home.resolve("r/rows.csv")).hasContent("head\na\nb\nc\n");
    assertThat(names(home.resolve("r"))).containsExactly("rows.csv");
  }

  @Test void partsOfReplicationsThatDoNotCountAreLeftOut() throws IOException {
    try (ResultFolder folder = ResultFolder.open(home.resolve("r"), false)) {
      write(folder.part("rows.csv", 0), "head\na\n");
      write(folder.part("rows.csv", 1), "b\n");
      write(folder.part("rows.csv", 2), "half a li");
      folder.dropParts(1);
      folder.publish();
    }
    assertThat(home.resolve("r/rows.csv")).hasContent("head\na\n");
    assertThat(names(home.resolve("r"))).containsExactly("rows.csv");
  }

  @Test void aFolderWithForeignContentIsRefused() throws IOException {
    Files.createDirectories(home.resolve("r"));
    Files.writeString(home.resolve("r/mine.txt"), "precious");
    assertThatThrownBy(() -> ResultFolder.open(home.resolve("r"), true))
        .isInstanceOf(CannotCreateException.class)
        .hasMessageContaining("not empty")
        .hasMessageContaining("--out");
    assertThat(home.resolve("r/mine.txt")).hasContent("precious");
  }

  @Test void anOlderResultOfTheSameCampaignIsReplacedOnlyWhenAllowed() throws IOException {
    publish("first");
    assertThatThrownBy(() -> ResultFolder.open(home.resolve("r"), false))
        .isInstanceOf(CannotCreateException.class);
    publish("second");
    assertThat(home.resolve("r").resolve(ResultFolder.SUMMARY)).hasContent("second");
    assertThat(names(home)).containsExactly("r");
  }

  private void publish(String content) throws IOException {
    try (ResultFolder folder = ResultFolder.open(home.resolve("r"), true)) {
      write(folder.text(ResultFolder.SUMMARY), content);
      folder.publish();
    }
  }

  @Test void aFolderThatIsBeingWrittenIsLocked() {
    try (ResultFolder first = ResultFolder.open(home.resolve("r"), false)) {
      assertThatThrownBy(() -> ResultFolder.open(first.target(), false))
          .isInstanceOf(CannotCreateException.class)
          .hasMessageContaining("another run is writing");
    }
  }

  @Test void aFileInThePlaceOfTheFolderIsRefused() throws IOException {
    Files.writeString(home.resolve("r"), "a file");
    assertThatThrownBy(() -> ResultFolder.open(home.resolve("r"), true))
        .isInstanceOf(CannotCreateException.class)
        .hasMessageContaining("a file stands");
  }

  @Test void leftoversOfAKilledRunAreRemoved() throws IOException {
    Files.createDirectories(home.resolve(".r.partial/.parts"));
    Files.writeString(home.resolve(".r.partial/.parts/rows.00000001"), "half a li");
    try (ResultFolder folder = ResultFolder.open(home.resolve("r"), false)) {
      write(folder.text("a.txt"), "one\n");
      folder.publish();
    }
    assertThat(names(home.resolve("r"))).containsExactly("a.txt");
  }

  private static void write(Writer writer, String text) throws IOException {
    try (writer) {
      writer.write(text);
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(p -> p.getFileName().toString()).sorted().toList();
    }
  }
}
