package luosim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The scenario files that a user means: files as they are, and of a folder every scenario in it. */
final class ScenarioFiles {
  private ScenarioFiles() {}

  /**
   * The files in the order given, those of one folder by name.
   *
   * @throws CommandFailure if a folder holds no scenario; a file that is missing is left for the reader
   */
  static List<Path> of(List<Path> given) throws IOException {
    var files = new ArrayList<Path>();
    for (Path path : given) {
      if (Files.isDirectory(path)) {
        files.addAll(inside(path));
      } else {
        files.add(path);
      }
    }
    return files;
  }

  private static List<Path> inside(Path folder) throws IOException {
    List<Path> files;
    try (var entries = Files.list(folder)) {
      files = entries.filter(entry -> entry.getFileName().toString().matches(".*\\.ya?ml")).sorted().toList();
    }
    if (files.isEmpty()) {
      throw new CommandFailure(ExitCode.BAD_INPUT,
          folder + ": a folder without scenarios; expected *.yaml in it");
    }
    return files;
  }
}
