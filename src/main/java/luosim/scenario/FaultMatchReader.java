package luosim.scenario;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import luosim.spec.FaultPoint;
import luosim.spec.FaultPoint.Kind;
import luosim.spec.Nearest;

/** Reads {@code faults.*.match}: every index, name and combination must exist in the fleet. */
final class FaultMatchReader {
  private static final Pattern HOST =
      Pattern.compile("z([1-9][0-9]{0,8})-r([1-9][0-9]{0,8})-h([1-9][0-9]{0,8})");

  private final Fleet fleet;
  private final int attempts;

  FaultMatchReader(Fleet fleet, int attempts) {
    this.fleet = fleet;
    this.attempts = attempts;
  }

  FaultMatch read(Section match, FaultPoint at) {
    var zone = FaultReader.index(match, "zone");
    var rack = FaultReader.index(match, "rack");
    var host = OptionalInt.empty();
    if (match.has("host")) {
      var indexes = host(match);
      zone = OptionalInt.of(indexes[0]);
      rack = OptionalInt.of(indexes[1]);
      host = OptionalInt.of(indexes[2]);
    }
    var topology = fleet.topology();
    checkIndex(match, match.has("host") ? "host" : "zone", "zones", zone, topology.zones());
    checkIndex(match, match.has("host") ? "host" : "rack", "racks per zone", rack, topology.racksPerZone());
    checkIndex(match, "host", "hosts per rack", host, topology.hostsPerRack());
    var attempt = FaultReader.index(match, "attempt");
    checkIndex(match, "attempt", "attempts (rollout.retry.limit is " + (attempts - 1) + ")", attempt,
        attempts);
    if (match.has("attempt") && at.kind() == Kind.REST) {
      throw new ScenarioException(match.place("attempt"), match.path("attempt") + " at " + at.id(),
          "attempt only at calls and in phases");
    }
    if (match.has("occurrence") && at.kind() != Kind.CALL) {
      throw new ScenarioException(match.place("occurrence"), match.path("occurrence") + " at " + at.id(),
          "occurrence only at calls");
    }
    if (match.has("during") && at.kind() != Kind.CALL) {
      throw new ScenarioException(match.place("during"), match.path("during") + " at " + at.id(),
          "during only at calls");
    }
    return new FaultMatch(handler(match, at), subsystem(match, at), zone, rack, host, hostClass(match),
        attempt, FaultReader.index(match, "occurrence"),
        match.optionalWord("kernel", FaultMatch.Side.values()),
        match.optionalWord("during", FaultMatch.Request.values()));
  }

  private static int[] host(Section match) {
    for (var other : List.of("zone", "rack")) {
      if (match.has(other)) {
        throw new ScenarioException(match.place(other), match.path(other) + " beside host",
            "host alone; its name holds zone and rack");
      }
    }
    var text = match.text("host");
    Matcher name = HOST.matcher(text);
    if (!name.matches()) {
      throw new ScenarioException(match.place("host"), match.path("host") + " is '" + text + "'",
          "a host such as z1-r2-h7, indexes counted from 1");
    }
    return new int[] {
        Integer.parseInt(name.group(1)), Integer.parseInt(name.group(2)), Integer.parseInt(name.group(3))};
  }

  private static void checkIndex(Section match, String key, String of, OptionalInt index, int most) {
    if (index.isPresent() && index.getAsInt() > most) {
      throw new ScenarioException(match.place(key), match.path(key) + " names number " + index.getAsInt()
          + " of " + most + " " + of, "a number from 1 to " + most);
    }
  }

  private static Optional<String> handler(Section match, FaultPoint at) {
    boolean sensible = at.id().startsWith("file.") || at.id().startsWith("kho.")
        || at == FaultPoint.DEVICE || at == FaultPoint.ALLOC;
    if (match.has("handler") && !sensible) {
      throw new ScenarioException(match.place("handler"), match.path("handler") + " at " + at.id(),
          "handler only at file.*, kho.*, alloc and device");
    }
    return FaultReader.text(match, "handler");
  }

  private Optional<String> subsystem(Section match, FaultPoint at) {
    var name = FaultReader.text(match, "subsystem");
    boolean sensible =
        at.id().startsWith("subsystem.") || at.id().startsWith("kho.") || at == FaultPoint.ALLOC;
    if (name.isPresent() && !sensible) {
      throw new ScenarioException(match.place("subsystem"), match.path("subsystem") + " at " + at.id(),
          "subsystem only at subsystem.*, kho.* and alloc");
    }
    var known = fleet.hostClasses().stream().flatMap(c -> c.subsystems().stream()).distinct().toList();
    refuseUnknown(match, "subsystem", name, known);
    return name;
  }

  private Optional<String> hostClass(Section match) {
    var name = FaultReader.text(match, "class");
    refuseUnknown(match, "class", name, fleet.hostClasses().stream().map(HostClass::name).toList());
    return name;
  }

  private static void refuseUnknown(Section match, String key, Optional<String> name, List<String> known) {
    if (name.isPresent() && !known.contains(name.get())) {
      throw new ScenarioException(match.place(key), match.path(key) + " is '" + name.get() + "'",
          "one of " + String.join(", ", known), Nearest.to(name.get(), known));
    }
  }
}
