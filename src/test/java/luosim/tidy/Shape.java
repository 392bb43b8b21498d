package luosim.tidy;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The measures and names of one Java file. */
final class Shape {
  static final int FILE_LINES_MAX = 500;
  static final int METHOD_LINES_MAX = 60;
  static final int COLUMNS_MAX = 110;

  private static final Pattern VAGUE_PACKAGE =
      Pattern.compile("\\bpackage\\s[\\w.]*\\b(utils?|commons?|misc|impl|managers?|helpers?)\\b");
  private static final Pattern VAGUE_TYPE = Pattern.compile(
      "Abstract[A-Z].*|I[A-Z][a-z].*" + "|(\\w*[a-z])?(Utils?|Impl|Manager|Helper|Misc)");
  private static final Pattern TO_DO =
      Pattern.compile("\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b(?!.{0,3}#\\d)");
  private static final Pattern IMPORT =
      Pattern.compile("\\bimport\\s+(?:static\\s+)?[\\w.]+\\.(\\w+|\\*)\\s*;");
  private static final int SENTENCE_MIN = 15;

  private Shape() {}

  static List<Finding> lengths(Source source) {
    var findings = new ArrayList<Finding>();
    var lines = source.lines();
    if (lines.size() > FILE_LINES_MAX) {
      findings.add(source.atLine(
          lines.size(),
          "has " + lines.size() + " lines; at most " + FILE_LINES_MAX
              + ", so divide it by what its parts know"));
    }
    for (int i = 0; i < lines.size(); i++) {
      int columns = lines.get(i).codePointCount(0, lines.get(i).length());
      if (columns > COLUMNS_MAX) {
        findings.add(source.atLine(
            i + 1, "has " + columns + " columns; at most " + COLUMNS_MAX + ", so break it"));
      }
    }
    return findings;
  }

  static List<Finding> toDos(Source source) {
    return source.where(
        source.comments(), TO_DO, "{} without an issue's number, such as #12; file it or do it");
  }

  static List<Finding> idleImports(Source source) {
    var findings = new ArrayList<Finding>();
    var imports = IMPORT.matcher(source.code());
    while (imports.find()) {
      var name = Pattern.compile("\\b" + Pattern.quote(imports.group(1)) + "\\b");
      var rest = source.text().substring(imports.end());
      if (!imports.group(1).equals("*") && !name.matcher(rest).find()) {
        findings.add(source.at(imports.start(), "imports " + imports.group(1) + " and does not use it"));
      }
    }
    return findings;
  }

  /** Everything that needs the structure: long methods, vague names, public types not defined. */
  static List<Finding> structure(Source source) {
    var findings = new ArrayList<>(source.where(
        source.code(), VAGUE_PACKAGE, "{} says nothing; name the package after what it is"));
    var task = (JavacTask) ToolProvider.getSystemJavaCompiler()
        .getTask(null, null, problem -> {}, List.of("-proc:none"), null, List.of(new Unit(source)));
    try {
      for (CompilationUnitTree unit : task.parse()) {
        new Scanner(source, unit, DocTrees.instance(task), findings).scan(new TreePath(unit), null);
      }
    } catch (IOException impossible) {
      throw new IllegalStateException("a text in memory cannot fail to be read", impossible);
    }
    return findings;
  }

  private static final class Scanner extends TreePathScanner<Void, Void> {
    private final Source source;
    private final CompilationUnitTree unit;
    private final DocTrees docs;
    private final List<Finding> findings;

    Scanner(Source source, CompilationUnitTree unit, DocTrees docs, List<Finding> findings) {
      this.source = source;
      this.unit = unit;
      this.docs = docs;
      this.findings = findings;
    }

    @Override public Void visitClass(ClassTree type, Void nothing) {
      var name = type.getSimpleName().toString();
      if (VAGUE_TYPE.matcher(name).matches()) {
        findings.add(at(type, name + " says how it is organised; name the type after what it is"));
      }
      boolean outermost = getCurrentPath().getParentPath().getLeaf() == unit;
      if (outermost && type.getModifiers().getFlags().contains(Modifier.PUBLIC) && isUndefined()) {
        findings.add(at(
            type,
            name + " is public and not defined; begin its comment with a sentence that does"));
      }
      return super.visitClass(type, nothing);
    }

    @Override public Void visitMethod(MethodTree method, Void nothing) {
      measure(method, method.getName() + "()");
      return super.visitMethod(method, nothing);
    }

    @Override public Void visitBlock(BlockTree block, Void nothing) {
      if (getCurrentPath().getParentPath().getLeaf() instanceof ClassTree) {
        measure(block, "an initializer");
      }
      return super.visitBlock(block, nothing);
    }

    private boolean isUndefined() {
      var comment = docs.getDocComment(getCurrentPath());
      return comment == null || comment.strip().length() < SENTENCE_MIN;
    }

    private void measure(Tree tree, String name) {
      SourcePositions positions = docs.getSourcePositions();
      var lines = unit.getLineMap();
      long first = lines.getLineNumber(positions.getStartPosition(unit, tree));
      long last = lines.getLineNumber(positions.getEndPosition(unit, tree));
      if (last - first + 1 > METHOD_LINES_MAX) {
        findings.add(at(
            tree,
            name + " has " + (last - first + 1) + " lines; at most " + METHOD_LINES_MAX
                + ", so let it decide and let others compute"));
      }
    }

    private Finding at(Tree tree, String what) {
      return source.at((int) docs.getSourcePositions().getStartPosition(unit, tree), what);
    }
  }

  private static final class Unit extends SimpleJavaFileObject {
    private final String text;

    Unit(Source source) {
      super(URI.create("string:///" + source.path()), Kind.SOURCE);
      this.text = source.text();
    }

    @Override public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
