package luosim.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A test must never go unrun unseen, and nothing in the tree may tell on whose machine it was
 * written.
 */
final class MannersTest {
  private static final SourceTree TREE = SourceTree.read();

  private static final Pattern SKIP =
      Pattern.compile("\\bassum(e|ing)(True|False|That|NoException|NoExceptions\\w*)?\\b\\s*\\("
          + "|\\bAssumptions\\b|\\bTestAborted\\w*|@(Disabled|Enabled|Ignore)\\w*");
  private static final Pattern TEST =
      Pattern.compile("@(Test|ParameterizedTest|RepeatedTest|TestFactory|ArchTest)\\b");
  private static final Pattern SHOULD =
      Pattern.compile("\\bvoid\\s+(should\\w*|\\w*Should[A-Z]\\w*)\\s*\\(");
  private static final Pattern WALL_TIME =
      Pattern.compile("\\bassertTimeout\\w*|\\b(nanoTime|currentTimeMillis)\\s*\\(");
  private static final Pattern MACHINE = Pattern.compile("(?<![A-Za-z0-9_.])/("
      + "work|farm|root|home)" + "/|\\brepo1?\\.maven|\\bdeb\\.debian|\\bregistry\\.npm"
      + "js|\\bfiles\\.pythonhosted|\\bpypi\\.org");

  @Test void everyTestRuns() {
    assertThat(TREE.test()).isNotEmpty().flatExtracting(MannersTest::unrun).isEmpty();
  }

  @Test void nothingNamesAMachine() {
    assertThat(TREE.all()).isNotEmpty().flatExtracting(MannersTest::machines).isEmpty();
  }

  @Test void eachWayOfNotRunningIsFound() {
    assertThat(List.of(
        "@Disabled",
        "@DisabledOnOs(LINUX)",
        "@EnabledIf(\"x\")",
        "assumeTrue(false);",
        "Assumptions.abort();",
        "assumeThat(1).isEqualTo(2);",
        "throw new TestAbortedException();",
        "void shouldWork() {}",
        "void aHostShouldWork() {}",
        "long t = System.nanoTime();",
        "assertTimeoutPreemptively(x, y);"))
        .allSatisfy(text -> assertThat(unrun(test("ATest", text))).isNotEmpty());
    assertThat(unrun(test("Wrong", "@Test void runs() {}")))
        .singleElement()
        .asString()
        .contains("Test.java");
    assertThat(unrun(test("ATest", "@Test void runs() { var s = \"@Disabled\"; } // nanoTime()")))
        .isEmpty();
  }

  @Test void machinesAreFound() {
    var folder = "/" + "work/";
    assertThat(machines(new Source("README.md", "cd " + folder + "x"))).hasSize(1);
    assertThat(machines(new Source("README.md", "\"/" + "home/me\""))).hasSize(1);
    assertThat(machines(new Source("pom.xml", "https://repo." + "maven.apache.org")))
        .hasSize(1);
    assertThat(machines(new Source("README.md", "docs" + folder + " and frame" + folder + "x")))
        .isEmpty();
    assertThat(machines(new Source("pom.xml", "http://maven.apache.org/POM/4.0.0")))
        .isEmpty();
  }

  private static Source test(String name, String text) {
    return new Source("src/test/java/luosim/a/" + name + ".java", text);
  }

  private static List<Finding> unrun(Source source) {
    var code = source.code();
    var findings = new ArrayList<Finding>();
    findings.addAll(
        source.where(code, SKIP, "{} lets a test not run; make it run everywhere, or remove it"));
    findings.addAll(
        source.where(code, SHOULD, "{} hides what is true behind a wish; say what is true"));
    findings.addAll(source.where(
        code, WALL_TIME, "{} makes a test depend on the machine's speed; count work instead"));
    if (!source.fileName().endsWith("Test.java")) {
      findings.addAll(
          source.where(code, TEST, "{} in a file that is not run; its name must end in Test.java"));
    }
    return findings;
  }

  private static List<Finding> machines(Source source) {
    return source.where(
        source.text(), MACHINE, "{} names a machine or a registry; leave it to the user's set-up");
  }
}
