package luosim.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing that differs from machine to machine, or hides a failure, may come into the model unseen.
 */
final class BansTest {
  private static final List<Ban> BANS = Bans.all();

  @TempDir
  private Path folder;

  @Test void theProgramUsesNothingThatIsBanned() {
    assertThat(findings(Compiled.program(), BANS)).isEmpty();
  }

  @Test void everyBanFindsItsSample() {
    var classes = samples(ban -> "luosim." + ban.scope().inside + ".Sample");
    for (int i = 0; i < BANS.size(); i++) {
      var ban = BANS.get(i);
      var sample = classes.get("luosim." + ban.scope().inside + ".Sample$S" + i);
      assertThat(findings(sample, List.of(ban))).as(ban.sample()).isNotEmpty();
    }
  }

  @Test void everyBanLetsItsSampleBeWhereItIsFree() {
    var classes = samples(ban -> ban.scope().free);
    for (int i = 0; i < BANS.size(); i++) {
      var ban = BANS.get(i);
      assertThat(findings(classes.get(ban.scope().free + "$S" + i), List.of(ban))).as(ban.sample()).isEmpty();
    }
  }

  @Test void whatLooksLikeABanAndIsNoneIsLetBe() {
    var classes = Compiled.samples(Map.of("luosim.engine.Fine", """
            package luosim.engine;
            class Fine {
              Object a() { return String.format(java.util.Locale.ROOT, "%s", 1); }
              Object b() { return new java.util.LinkedHashMap<String, String>(); }
              double c(double x) { return StrictMath.log(x) + Math.sqrt(x) + Math.max(1, 2); }
              Object d() { return java.util.List.of(java.util.Set.of(), java.util.Set.of(1)); }
              Object k() { return java.util.Map.of(1, 2); }
              Object e() { return new org.apache.commons.math3.distribution.TDistribution(null, 3); }
              Object f() { return "a".getBytes(java.nio.charset.StandardCharsets.UTF_8); }
              enum G { A, B }
              record H(String s, int i) {}
              int i(G g) { return switch (g) { case A -> 1; case B -> 2; }; }
              int j(Object o) { return o instanceof H h ? h.hashCode() : 0; }
            }
            """), folder);
    assertThat(findings(classes, BANS)).isEmpty();
  }

  /** Compiles the sample of each ban as a nested class of the class that is named for the ban. */
  private JavaClasses samples(Function<Ban, String> outer) {
    var members = new LinkedHashMap<String, String>();
    for (int i = 0; i < BANS.size(); i++) {
      var nested = "  static class S" + i + " { " + BANS.get(i).sample() + " }\n";
      members.merge(outer.apply(BANS.get(i)), nested, String::concat);
    }
    var sources = new LinkedHashMap<String, String>();
    members.forEach((name, nested) -> {
      int dot = name.lastIndexOf('.');
      sources.put(name, "package " + name.substring(0, dot) + "; import java.util.stream.*; class "
          + name.substring(dot + 1) + " {\n" + nested + "}\n");
    });
    return Compiled.samples(sources, folder);
  }

  private static List<Finding> findings(JavaClasses classes, List<Ban> bans) {
    var findings = new ArrayList<Finding>();
    classes.forEach(user -> findings.addAll(findings(user, bans)));
    return findings;
  }

  private static List<Finding> findings(JavaClass user, List<Ban> bans) {
    var findings = new ArrayList<Finding>();
    var relevant = bans.stream().filter(ban -> ban.covers(user)).toList();
    uses(user)
        .forEach((use, where) -> relevant.stream()
            .filter(ban -> ban.use().matcher(use).matches())
            .findFirst()
            .ifPresent(ban -> findings.add(new Finding(where, use + " " + ban.instead()))));
    return findings;
  }

  /** What a class uses: types by name, members by name with their parameter types; and where. */
  private static Map<String, String> uses(JavaClass user) {
    var uses = new TreeMap<String, String>();
    user.getDirectDependenciesFromSelf()
        .forEach(
            dependency -> uses.putIfAbsent(dependency.getTargetClass().getName(), user.getName()));
    Stream.<java.util.Set<? extends JavaAccess<?>>> of(
        user.getAccessesFromSelf(),
        user.getMethodReferencesFromSelf(),
        user.getConstructorReferencesFromSelf())
        .flatMap(java.util.Set::stream)
        .forEach(access -> uses.putIfAbsent(
            access.getTarget().getFullName(),
            access.getOrigin().getFullName() + ":" + access.getLineNumber()));
    return uses;
  }
}
