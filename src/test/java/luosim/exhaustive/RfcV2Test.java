package luosim.exhaustive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import luosim.explore.Bounds;
import luosim.explore.Cell;
import luosim.explore.Exploration;
import luosim.explore.Explorer;
import luosim.explore.Ladder;
import luosim.explore.TinyHost;
import org.junit.jupiter.api.Test;

/**
 * The number of runs within bounds, and in how many of them each invariant breaks, must not change unnoticed:
 * a run that is not made proves nothing. {@code UPDATE_SNAPSHOTS=1} writes the numbers anew.
 */
final class RfcV2Test {
  private static final Path PINNED = Path.of("src/test/resources/luosim/exhaustive");
  private static final Explorer.ExplorePorts PORTS =
      new Explorer.ExplorePorts(2, () -> false, (done, total) -> {}, Explorer.Journal.NONE);

  private static void pinned(String name, Exploration found) throws IOException {
    assertThat(found.complete()).isTrue();
    StringBuilder text = new StringBuilder(found.runs() + " runs, " + found.points() + " points\n");
    for (Cell cell : found.cells()) {
      if (cell.judged() > 0) {
        text.append(cell.id()).append(' ').append(cell.violated()).append('/').append(cell.judged())
            .append(' ').append(String.join(" ", cell.defects())).append('\n');
      }
    }
    Path file = PINNED.resolve(name);
    if ("1".equals(System.getenv("UPDATE_SNAPSHOTS"))) {
      Files.writeString(file, text, StandardCharsets.UTF_8);
    }
    assertThat(text.toString()).as("%s; UPDATE_SNAPSHOTS=1 writes it anew", file)
        .isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
  }

  @Test void everySingleFault() throws IOException {
    pinned("rfc-v2-singles.txt", Explorer.explore(new Bounds("rfc-v2", 1, 2, 2, 2), PORTS));
  }

  @Test void everyPairOnTwoFilesAndTwoSubsystems() throws IOException {
    TinyHost host = new TinyHost("rfc-v2", 2, 0, 2, Ladder.CANCEL, List.of());
    pinned("rfc-v2-pairs.txt", Explorer.explore(new Bounds("rfc-v2", 2, 2, 2, 2), List.of(host), PORTS));
  }
}
