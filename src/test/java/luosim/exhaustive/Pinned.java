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
import luosim.explore.TinyHost;

/**
 * Explorations whose numbers are kept in files: runs, points reached, and for each invariant in how many of
 * the runs that came to it it broke, with the known defects behind. {@code UPDATE_SNAPSHOTS=1} writes them
 * anew.
 */
public final class Pinned {
  private static final Path PINNED = Path.of("src/test/resources/luosim/exhaustive");
  private static final Explorer.ExplorePorts PORTS =
      new Explorer.ExplorePorts(2, () -> false, (done, total) -> {}, Explorer.Journal.NONE);

  private Pinned() {}

  /** Explores all tiny hosts within bounds and compares the numbers with a file's. */
  public static void all(String name, Bounds bounds) throws IOException {
    compare(name, Explorer.explore(bounds, PORTS));
  }

  /** Explores one tiny host alone. */
  static void one(String name, Bounds bounds, TinyHost host) throws IOException {
    compare(name, Explorer.explore(bounds, List.of(host), PORTS));
  }

  private static void compare(String name, Exploration found) throws IOException {
    assertThat(found.complete()).isTrue();
    String text = text(found);
    Path file = PINNED.resolve(name);
    if ("1".equals(System.getenv("UPDATE_SNAPSHOTS"))) {
      Files.writeString(file, text, StandardCharsets.UTF_8);
    }
    assertThat(text).as("%s; UPDATE_SNAPSHOTS=1 writes it anew", file)
        .isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
  }

  private static String text(Exploration found) {
    StringBuilder text = new StringBuilder(found.runs() + " runs, " + found.points() + " points\n");
    for (Cell cell : found.cells()) {
      if (cell.judged() > 0) {
        text.append(cell.id()).append(' ').append(cell.violated()).append('/').append(cell.judged())
            .append(' ').append(String.join(" ", cell.defects())).append('\n');
      }
    }
    return text.toString();
  }
}
