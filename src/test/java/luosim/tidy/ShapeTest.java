package luosim.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No file may grow past what one reads in one go, and no name may say nothing. */
final class ShapeTest {
  private static final SourceTree TREE = SourceTree.read();

  @Test void filesMethodsAndLinesAreShort() {
    assertThat(java()).isNotEmpty().flatExtracting(Shape::lengths).isEmpty();
  }

  @Test void methodsAreShortNamesSaySomethingPublicTypesAreDefined() {
    assertThat(java()).flatExtracting(Shape::structure).isEmpty();
  }

  @Test void everyImportIsUsed() {
    assertThat(java()).flatExtracting(Shape::idleImports).isEmpty();
  }

  @Test void everyTaskLeftBehindHasAnIssue() {
    assertThat(java()).flatExtracting(Shape::toDos).isEmpty();
  }

  @Test void everyPackageSaysWhatItIsFor() {
    assertThat(undescribed(TREE.main())).isEmpty();
    assertThat(TREE.bench()).isNotEmpty();
    assertThat(undescribed(TREE.bench())).isEmpty();
  }

  @Test void longFilesAndLinesAreFound() {
    assertThat(Shape.lengths(java("class A {}\n".repeat(500)))).isEmpty();
    assertThat(Shape.lengths(java("class A {}\n".repeat(501)))).hasSize(1);
    assertThat(Shape.lengths(java("\u00e4".repeat(110)))).isEmpty();
    assertThat(Shape.lengths(java("x".repeat(111)))).hasSize(1);
  }

  @Test void longMethodsConstructorsAndInitializersAreFound() {
    assertThat(structure("class A { void m() {" + "\n".repeat(59) + "} }")).isEmpty();
    assertThat(structure("class A { void m() {" + "\n".repeat(60) + "} }")).hasSize(1);
    assertThat(structure("class A { A() {" + "\n".repeat(60) + "} }")).hasSize(1);
    assertThat(structure("class A { static {" + "\n".repeat(60) + "} }")).hasSize(1);
    assertThat(structure("record A(int x) { A {" + "\n".repeat(60) + "} }")).hasSize(1);
  }

  @Test void vagueNamesAreFound() {
    assertThat(List.of(
        "Utils", "HostUtil", "HostImpl", "FleetManager", "Helper", "AbstractHost", "IHost"))
        .allSatisfy(name -> assertThat(structure("class " + name + " {}")).hasSize(1));
    assertThat(List.of("Host", "IoStage", "Ioas", "Iommufd", "Abstraction", "Simple", "Implant"))
        .allSatisfy(name -> assertThat(structure("class " + name + " {}")).isEmpty());
    assertThat(Stream.of("util", "host.impl", "common.x"))
        .allSatisfy(
            name -> assertThat(structure("package luosim." + name + ";")).hasSize(1));
    assertThat(structure("package luosim.utility;")).isEmpty();
  }

  @Test void publicTypesWithoutDefinitionAreFound() {
    assertThat(structure("public class A {}")).hasSize(1);
    assertThat(structure("/** Words. */ public class A {}")).hasSize(1);
    assertThat(structure("/** A machine that carries others. */ public class A {}"))
        .isEmpty();
  }

  @Test void tasksWithoutIssueAreFound() {
    var mark = "TO" + "DO";
    assertThat(Shape.toDos(java("// " + mark + " later"))).hasSize(1);
    assertThat(Shape.toDos(java("/* FIX" + "ME */"))).hasSize(1);
    assertThat(Shape.toDos(java("// " + mark + " #12: later"))).isEmpty();
    assertThat(Shape.toDos(java("String s = \"" + mark + "\";"))).isEmpty();
  }

  @Test void idleImportsAreFound() {
    assertThat(Shape.idleImports(java("import java.util.List;\nclass A { Listing x; }"))).hasSize(1);
    assertThat(Shape.idleImports(java("import static a.B.c;\nclass A { int x = c(); }"))).isEmpty();
    assertThat(Shape.idleImports(java("import java.util.List;\n/** See {@link List}. */ class A {}")))
        .isEmpty();
  }

  @Test void packagesWithoutDescriptionAreFound() {
    var type = new Source("src/main/java/luosim/a/A.java", "class A {}");
    var empty =
        new Source("src/main/java/luosim/a/package-info.java", "/** Room. */ package luosim.a;");
    var full = new Source(
        "src/main/java/luosim/a/package-info.java",
        "/** " + "A word and another. ".repeat(20) + "*/ package luosim.a;");
    assertThat(undescribed(List.of(type))).hasSize(1);
    assertThat(undescribed(List.of(type, empty))).hasSize(1);
    assertThat(undescribed(List.of(type, full))).isEmpty();
  }

  private static List<Source> java() {
    return Stream.of(TREE.main(), TREE.test(), TREE.bench()).flatMap(List::stream).toList();
  }

  private static Source java(String text) {
    return new Source("src/main/java/luosim/engine/A.java", text);
  }

  private static List<Finding> structure(String text) {
    return Shape.structure(java(text));
  }

  private static List<Finding> undescribed(List<Source> sources) {
    int wordsMin = 30;
    var wordsByFolder = new TreeMap<String, Integer>();
    for (var source : sources) {
      var folder = source.path().substring(0, source.path().lastIndexOf('/'));
      boolean describes = source.fileName().equals("package-info.java");
      int words = describes ? source.comments().strip().split("\\s+").length : 0;
      wordsByFolder.merge(folder, words, Math::max);
    }
    var findings = new ArrayList<Finding>();
    wordsByFolder.forEach((folder, words) -> {
      if (words < wordsMin) {
        findings.add(new Finding(
            folder,
            "has no package-info that says what the room is for, its happy path"
                + " in steps, then each unhappy path"));
      }
    });
    return findings;
  }
}
