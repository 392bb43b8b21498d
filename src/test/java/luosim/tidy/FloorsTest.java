package luosim.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A room must never know of a room that its row does not name, neither by import nor by the back
 * door.
 */
final class FloorsTest {
  private static final Pattern OURS = Pattern.compile("\\bluosim\\.([a-z]\\w*)");
  private static final Pattern PACKAGE = Pattern.compile("\\bpackage\\s+([\\w.]+)\\s*;");

  @TempDir
  private Path folder;

  @Test void everyRoomImportsOnlyWhatItsRowNames() {
    assertThat(SourceTree.read().main())
        .isNotEmpty()
        .flatExtracting(FloorsTest::strangers)
        .isEmpty();
  }

  @Test void noCallLeadsUpAFloor() {
    assertThat(climbs(Compiled.program())).isEmpty();
  }

  @Test void roomsFormNoCycle() {
    assertThat(cycles(Compiled.program())).isEmpty();
  }

  @Test void rowsNameRoomsOfNoHigherFloor() {
    for (var room : House.rooms()) {
      assertThat(room.imports()).allSatisfy(other -> {
        assertThat(House.roomOf("luosim." + other).floor()).isBetween(0, room.floor());
        assertThat(other).isNotEqualTo(room.name());
      });
    }
  }

  @Test void anImportThatTheRowDoesNotNameIsFound() {
    var source = new Source("src/main/java/luosim/luo/A.java", """
        package luosim.luo;
        import luosim.wire.Ok;
        import luosim.kho.Wrong;
        // luosim.host.InComment
        class A { String s = "luosim.host.InText"; luosim.luo.revision.B own; luosim.fleet.C c; }
        """);
    assertThat(strangers(source))
        .extracting(Finding::where)
        .containsExactly("src/main/java/luosim/luo/A.java:3", "src/main/java/luosim/luo/A.java:5");
  }

  @Test void aPackageOutsideOfTheHouseIsFound() {
    var source =
        new Source("src/main/java/luosim/attic/A.java", "package luosim.attic;\nclass A {}\n");
    assertThat(strangers(source)).singleElement().asString().contains("no room 'attic'");
  }

  @Test void aClimbWithoutImportIsFound() {
    var classes = Compiled.samples(
        Map.of(
            "luosim.chance.Low",
            "package luosim.chance; class Low { Object o = new luosim.fleet.High(); }",
            "luosim.fleet.High", "package luosim.fleet; public class High { }"),
        folder);
    assertThat(climbs(classes)).isNotEmpty();
  }

  @Test void aCycleIsFound() {
    var classes = Compiled.samples(
        Map.of(
            "luosim.chance.A", "package luosim.chance; public class A { luosim.stats.B b; }",
            "luosim.stats.B", "package luosim.stats; public class B { luosim.chance.A a; }"),
        folder);
    assertThat(cycles(classes)).isNotEmpty();
  }

  private static List<Finding> strangers(Source source) {
    var code = source.code();
    var declared = PACKAGE.matcher(code);
    var home = House.roomOf(declared.find() ? declared.group(1) : "");
    if (home.floor() < 0) {
      var parts = source.path().split("/");
      var what = "the house has no room '" + parts[parts.length - 2]
          + "'; put the class into one of House.rooms()";
      return List.of(source.atLine(1, what));
    }
    var findings = new ArrayList<Finding>();
    var matcher = OURS.matcher(code);
    while (matcher.find()) {
      var other = matcher.group(1);
      if (!other.equals(home.name()) && !home.imports().contains(other)) {
        findings.add(source.at(
            matcher.start(),
            "room " + home.name() + " may not know luosim." + other + "; it may import "
                + home.imports() + ", so hand in what it needs from above"));
      }
    }
    return findings;
  }

  private static List<Finding> climbs(JavaClasses classes) {
    var findings = new ArrayList<Finding>();
    for (JavaClass from : classes) {
      for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
        int floor = House.roomOf(from.getPackageName()).floor();
        int target = House.roomOf(dependency.getTargetClass().getPackageName()).floor();
        if (target > floor) {
          findings.add(new Finding(
              from.getName(),
              "leads up from floor " + floor + " to " + target
                  + "; invert it with an interface on the lower floor: "
                  + dependency.getDescription()));
        }
      }
    }
    return findings;
  }

  private static List<String> cycles(JavaClasses classes) {
    var rule = SlicesRuleDefinition.slices().matching("luosim.(*)..").should().beFreeOfCycles();
    return rule.evaluate(classes).getFailureReport().getDetails();
  }
}
