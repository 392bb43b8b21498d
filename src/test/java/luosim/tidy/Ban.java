package luosim.tidy;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.regex.Pattern;

/**
 * Something of Java or a library that must not be used in part of the house.
 *
 * @param scope the part of the house
 * @param use a pattern over whole uses: the name of a type, or of a member with its parameter types
 * @param instead what is wrong with it and what to write instead
 * @param sample the members of a class that breaks the rule
 */
record Ban(Scope scope, Pattern use, String instead, String sample) {

  static Ban of(Scope scope, String use, String instead, String sample) {
    return new Ban(scope, Pattern.compile(use), instead, sample);
  }

  /**
   * A part of the house. Each names a room inside, where samples are tried, and a place that is
   * free.
   */
  enum Scope {
    /** Floors on which the same input must give the same bits. */
    EXACT("engine", "luosim.cli.Free") {
      @Override boolean covers(String className) {
        int floor = floor(className);
        return floor >= 0 && floor <= House.HIGHEST_EXACT_FLOOR;
      }
    },
    /**
     * Where no thread may be known: floors 0 to 3, and floor 4 outside of the one class that starts
     * them.
     */
    SINGLE("fault", "luosim.run.Workers") {
      @Override boolean covers(String className) {
        return EXACT.covers(className) && !isOrInside(className, "luosim.run.Workers");
      }
    },
    /** Everywhere but in the rooms that read and write files. */
    FILELESS("report", "luosim.store.Free") {
      @Override boolean covers(String className) {
        return !className.matches("luosim\\.(store|scenario|cli)\\..*");
      }
    },
    /** Everywhere but in the room that is the process. */
    OUTSIDE_CLI("store", "luosim.cli.Free") {
      @Override boolean covers(String className) {
        return !className.startsWith("luosim.cli.");
      }
    },
    /** Everywhere but in the class that owns the output streams. */
    OUTSIDE_OUTPUT("cli", "luosim.cli.Output") {
      @Override boolean covers(String className) {
        return !isOrInside(className, "luosim.cli.Output");
      }
    },
    /** Everywhere. The free place is outside of the house. */
    EVERYWHERE("cli", "elsewhere.Free") {
      @Override boolean covers(String className) {
        return className.startsWith("luosim.");
      }
    };

    final String inside;
    final String free;

    Scope(String inside, String free) {
      this.inside = inside;
      this.free = free;
    }

    abstract boolean covers(String className);

    private static int floor(String className) {
      return House.roomOf(className).floor();
    }

    private static boolean isOrInside(String className, String outer) {
      return className.equals(outer) || className.startsWith(outer + "$");
    }
  }

  boolean covers(JavaClass user) {
    return scope.covers(user.getName());
  }
}
