package luosim.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two runs in one process must never meet in a static field. */
final class StaticsTest {
  private static final String CHANGEABLE =
      "java\\.util\\.concurrent\\.(atomic\\..*|Concurrent.*|CopyOnWrite.*|\\w+Queue)"
          + "|java\\.util\\.(ArrayList|LinkedList|ArrayDeque|PriorityQueue|BitSet)"
          + "|java\\.util\\.(Linked|Tree|Enum|Hash)+(Map|Set)"
          + "|java\\.lang\\.(StringBuilder|StringBuffer|ThreadLocal)";

  @TempDir
  private Path folder;

  @Test void theProgramKeepsNoStateInStaticFields() {
    assertThat(findings(Compiled.program())).isEmpty();
  }

  @Test void theProgramShowsNoCollectionThatOthersCouldChange() {
    assertThat(Compiled.program())
        .flatExtracting(type -> type.getFields().stream()
            .filter(StaticsTest::isShownCollection)
            .filter(field -> !isUnmodifiable(value(field.reflect())))
            .map(field -> new Finding(
                field.getFullName(), "is a collection that others can change; make it List.of"))
            .toList())
        .isEmpty();
  }

  @Test void eachKindOfStateIsFound() {
    var classes = Compiled.samples(Map.of("luosim.engine.Bad", """
            package luosim.engine;
            class Bad {
              static int count;
              private static long[] table = new long[1];
              static final int[] SHOWN = {1};
              private static final java.util.ArrayList<String> LIST = new java.util.ArrayList<>();
              private static final java.util.concurrent.atomic.AtomicLong NEXT =
                  new java.util.concurrent.atomic.AtomicLong();
              private static final int[] KEPT = {1};
              static final String NAME = "a";
              static final java.util.List<String> NAMES = java.util.List.of();
              private int own;
              enum E { A; int f(E e) { assert own == 1; return switch (e) { case A -> 1; }; } int own; }
            }
            """), folder);
    assertThat(findings(classes))
        .extracting(Finding::where)
        .containsExactlyInAnyOrder(
            "luosim.engine.Bad.count",
            "luosim.engine.Bad.table",
            "luosim.engine.Bad.SHOWN",
            "luosim.engine.Bad.LIST",
            "luosim.engine.Bad.NEXT");
  }

  @Test void anUnmodifiableCollectionIsToldFromOneThatChanges() {
    assertThat(isUnmodifiable(List.of(1))).isTrue();
    assertThat(isUnmodifiable(java.util.Collections.unmodifiableMap(new java.util.TreeMap<>())))
        .isTrue();
    assertThat(isUnmodifiable(new ArrayList<>())).isFalse();
  }

  private static List<Finding> findings(JavaClasses classes) {
    var findings = new ArrayList<Finding>();
    for (var type : classes) {
      for (JavaField field : type.getFields()) {
        state(field).ifPresent(what -> findings.add(new Finding(field.getFullName(), what)));
      }
    }
    return findings;
  }

  private static Optional<String> state(JavaField field) {
    var modifiers = field.getModifiers();
    if (!modifiers.contains(JavaModifier.STATIC) || modifiers.contains(JavaModifier.SYNTHETIC)) {
      return Optional.empty();
    }
    if (!modifiers.contains(JavaModifier.FINAL)) {
      return Optional.of("is static and changes; make it a field of the object that owns the run");
    }
    if (field.getRawType().getName().matches(CHANGEABLE)) {
      return Optional.of(
          "is static and of a type that changes; build it, then keep an unmodifiable view");
    }
    boolean shown = !modifiers.contains(JavaModifier.PRIVATE);
    return shown && field.getRawType().isArray()
        ? Optional.of("is an array that others can change; make it private")
        : Optional.empty();
  }

  private static boolean isShownCollection(JavaField field) {
    var modifiers = field.getModifiers();
    if (!modifiers.contains(JavaModifier.STATIC) || modifiers.contains(JavaModifier.PRIVATE)) {
      return false;
    }
    var type = field.reflect().getType();
    return Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
  }

  private static boolean isUnmodifiable(Object collection) {
    return collection
        .getClass()
        .getName()
        .matches("java\\.util\\.(ImmutableCollections|Collections\\$Unmod).*");
  }

  private static Object value(Field field) {
    try {
      field.setAccessible(true);
      return field.get(null);
    } catch (IllegalAccessException closed) {
      throw new IllegalStateException("cannot read " + field, closed);
    }
  }
}
