package luosim.tidy;

import java.util.List;

/**
 * The plan of the house: which room lies on which floor, and which rooms it may import.
 *
 * <p>A room is the first package below {@code luosim}, together with the packages inside it.
 */
final class House {
  /** The highest floor on which everything must come out the same, whatever the machine. */
  static final int HIGHEST_EXACT_FLOOR = 4;

  /** The highest floor that knows nothing of threads. */
  static final int HIGHEST_SINGLE_FLOOR = 3;

  private static final String BELOW =
      "engine chance stats trace spec wire kho luo handler host fleet fault invariant metrics";

  private static final List<Room> ROOMS = List.of(
      room(0, "engine", ""),
      room(0, "chance", ""),
      room(0, "stats", ""),
      room(0, "trace", ""),
      room(0, "spec", ""),
      room(0, "wire", ""),
      room(1, "kho", "wire"),
      room(1, "luo", "wire"),
      room(1, "handler", "luo kho spec"),
      room(2, "host", "engine chance trace spec luo kho handler"),
      room(2, "fleet", "engine chance trace spec host"),
      room(3, "fault", "chance trace spec luo kho handler host fleet"),
      room(3, "invariant", "trace luo kho host fleet"),
      room(3, "metrics", "trace stats luo host fleet"),
      room(4, "scenario", "spec"),
      room(4, "run", BELOW + " scenario"),
      room(4, "explore", BELOW + " scenario run"),
      room(4, "conform", BELOW),
      room(5, "store", "run stats trace"),
      room(5, "budget", "stats metrics"),
      room(5, "report", "run explore conform stats metrics trace invariant store budget"),
      room(6, "distributed", "scenario run store"),
      room(6, "cli", "scenario spec run explore conform store budget report distributed"));

  private House() {}

  /**
   * A room and what it may import beside itself.
   *
   * @param floor 0, which knows nothing but itself, to 6, where users stand
   */
  record Room(String name, int floor, List<String> imports) {}

  static List<Room> rooms() {
    return ROOMS;
  }

  /** The room in which a package lies; a package that is in none is outside of the house. */
  static Room roomOf(String packageName) {
    var parts = packageName.split("\\.");
    return ROOMS.stream()
        .filter(room -> parts.length > 1 && parts[0].equals("luosim") && parts[1].equals(room.name))
        .findFirst()
        .orElse(new Room("none", -1, List.of()));
  }

  private static Room room(int floor, String name, String imports) {
    return new Room(name, floor, imports.isEmpty() ? List.of() : List.of(imports.split(" ")));
  }
}
