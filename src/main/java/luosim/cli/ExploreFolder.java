package luosim.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import luosim.explore.Explorer;
import luosim.store.CannotCreateException;

/**
 * The folder of an exploration: a journal of finished units, to which each is added as a line, and a scenario
 * file for each violated invariant.
 *
 * <p>The journal's first line says what is explored. A folder with another first line is refused; a line that
 * was cut short by a kill is left out and its unit done again.
 */
final class ExploreFolder implements Explorer.Journal, AutoCloseable {
  private static final String JOURNAL = "journal.txt";
  private static final String MARK = "\tend";

  private final Path folder;
  private final SortedMap<Integer, String> kept = new TreeMap<>();
  private final Writer journal;

  /**
   * Opens a folder, new or left by an exploration of the same.
   *
   * @param what the line that says what is explored
   */
  ExploreFolder(Path folder, String what) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder);
    Path file = folder.resolve(JOURNAL);
    boolean found = Files.exists(file);
    if (found) {
      read(file, what);
    } else if (!isEmpty(folder)) {
      throw new CannotCreateException(folder + " is not empty and holds no exploration; name another folder");
    }
    StringBuilder sound = new StringBuilder(what).append('\n');
    kept.forEach((unit, line) -> sound.append(unit).append('\t').append(line).append(MARK).append('\n'));
    Files.writeString(file, sound, StandardCharsets.UTF_8);
    journal = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (var entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }

  private void read(Path file, String what) throws IOException {
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    if (lines.isEmpty() || !lines.get(0).equals(what)) {
      throw new CannotCreateException(folder + " holds another exploration: "
          + (lines.isEmpty() ? "nothing" : lines.get(0)) + "; name another folder");
    }
    for (String line : lines.subList(1, lines.size())) {
      int tab = line.indexOf('\t');
      if (tab > 0 && line.endsWith(MARK)) {
        kept.put(Integer.parseInt(line.substring(0, tab)),
            line.substring(tab + 1, line.length() - MARK.length()));
      }
    }
  }

  @Override public Optional<String> kept(int unit) {
    return Optional.ofNullable(kept.get(unit));
  }

  @Override public void keep(int unit, String line) {
    try {
      journal.write(unit + "\t" + line + MARK + "\n");
      journal.flush();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Writes the scenario of a case; where. */
  String scenario(String name, String yaml) throws IOException {
    Path file = folder.resolve(name + ".yaml");
    Files.writeString(file, yaml, StandardCharsets.UTF_8);
    return file.toString();
  }

  @Override public void close() throws IOException {
    journal.close();
  }
}
