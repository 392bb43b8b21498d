package luosim.tidy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import luosim.cli.Main;

/**
 * Class files, as the rules about calls see them: those of the program, or of a sample made for a
 * test.
 */
final class Compiled {
  private Compiled() {}

  /** The classes of the program, found where the class path has its entry; read once. */
  static JavaClasses program() {
    return OfProgram.CLASSES;
  }

  /**
   * Compiles samples and reads their classes.
   *
   * @param sources text by fully qualified class name
   * @param folder where the class files go
   */
  static JavaClasses samples(Map<String, String> sources, Path folder) {
    List<? extends JavaFileObject> units = sources.entrySet().stream()
        .map(entry -> new Unit(entry.getKey(), entry.getValue()))
        .toList();
    var options = List.of(
        "-d",
        folder.toString(),
        "-proc:none",
        "-Xlint:none",
        "-cp",
        System.getProperty("java.class.path"));
    var messages = new java.io.StringWriter();
    boolean compiled = ToolProvider.getSystemJavaCompiler()
        .getTask(messages, null, null, options, null, units)
        .call();
    if (!compiled) {
      throw new IllegalStateException("a sample does not compile:\n" + messages);
    }
    return new ClassFileImporter().importPath(folder);
  }

  private static final class Unit extends SimpleJavaFileObject {
    private final String text;

    Unit(String className, String text) {
      super(
          URI.create("string:///" + className.replace('.', '/') + Kind.SOURCE.extension),
          Kind.SOURCE);
      this.text = text;
    }

    @Override public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class OfProgram {
    private static final JavaClasses CLASSES =
        new ClassFileImporter().importUrl(Main.class.getProtectionDomain().getCodeSource().getLocation());
  }
}
