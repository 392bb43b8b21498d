package luosim.tidy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The repository as it lies on disk, without what git ignores and without files that are not text.
 */
final class SourceTree {
  private static final Set<String> SKIPPED =
      Set.of(".git", ".check", ".idea", ".settings", "target", "results");

  private final List<Source> sources;

  private SourceTree(List<Source> sources) {
    this.sources = sources;
  }

  /**
   * Reads the tree around the working directory, which is the top of the repository in every build.
   */
  static SourceTree read() {
    var top = Path.of("").toAbsolutePath();
    var sources = new ArrayList<Source>();
    try {
      Files.walkFileTree(top, new Reader(top, sources));
    } catch (IOException unreadable) {
      throw new IllegalStateException("cannot read the tree at " + top, unreadable);
    }
    sources.sort(Comparator.comparing(Source::path));
    return new SourceTree(sources);
  }

  List<Source> all() {
    return sources;
  }

  List<Source> main() {
    return under("src/main/java/");
  }

  List<Source> test() {
    return under("src/test/java/");
  }

  List<Source> bench() {
    return under("src/bench/java/");
  }

  private List<Source> under(String folder) {
    return sources.stream()
        .filter(source -> source.path().startsWith(folder) && source.path().endsWith(".java"))
        .toList();
  }

  private static final class Reader extends SimpleFileVisitor<Path> {
    private final Path top;
    private final List<Source> sources;

    Reader(Path top, List<Source> sources) {
      this.top = top;
      this.sources = sources;
    }

    @Override public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean skipped = SKIPPED.contains(folder.getFileName().toString());
      return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (attributes.isRegularFile()) {
        var text = Files.readString(file, StandardCharsets.ISO_8859_1);
        if (text.indexOf('\0') < 0) {
          var path = top.relativize(file).toString().replace('\\', '/');
          sources.add(new Source(
              path,
              new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)));
        }
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
