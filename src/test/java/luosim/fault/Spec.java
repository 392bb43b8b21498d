package luosim.fault;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import luosim.chance.Constant;
import luosim.host.Site;

/** Faults of tests: an EIO at every file prepare until told otherwise. */
record Spec(FaultSpec fault) {
  static Spec at(String name, Site site, FaultEffect effect) {
    return new Spec(FaultSpec.always(name, site, effect));
  }

  static Spec eio(String name) {
    return at(name, Site.FILE_PREPARE, new FaultEffect.Failure(5));
  }

  /** A host that crashes at rest. */
  static Spec rest(String name, Site site, double meanTimeNs, double probability, Per per) {
    return new Spec(new FaultSpec(name, site, FaultMatch.all(), new FaultEffect.Crash(), probability, per,
        Recurs.REDRAWN, new FaultAfter.Beginning(), OptionalDouble.of(meanTimeNs)));
  }

  Spec chance(double probability, Per per, Recurs recurs) {
    return new Spec(
        new FaultSpec(fault.name(), fault.site(), fault.match(), fault.effect(), probability, per, recurs,
            fault.after(), fault.meanTimeNs()));
  }

  Spec after(FaultAfter after) {
    return new Spec(
        new FaultSpec(fault.name(), fault.site(), fault.match(), fault.effect(), fault.probability(),
            fault.per(), fault.recurs(), after, fault.meanTimeNs()));
  }

  Spec match(FaultMatch match) {
    return new Spec(new FaultSpec(fault.name(), fault.site(), match, fault.effect(), fault.probability(),
        fault.per(), fault.recurs(), fault.after(), fault.meanTimeNs()));
  }

  static FaultMatch handler(String name) {
    return new FaultMatch(Optional.of(name), Optional.empty(), OptionalInt.empty(), OptionalInt.empty(),
        OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty(),
        Optional.empty());
  }

  static FaultMatch place(int zone, int rack, int host) {
    return new FaultMatch(Optional.empty(), Optional.empty(), OptionalInt.of(zone), OptionalInt.of(rack),
        OptionalInt.of(host), OptionalInt.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty(),
        Optional.empty());
  }

  static FaultMatch scripted(int attempt, int occurrence) {
    return new FaultMatch(Optional.empty(), Optional.empty(), OptionalInt.empty(), OptionalInt.empty(),
        OptionalInt.empty(), OptionalInt.empty(), OptionalInt.of(attempt),
        Optional.of(new Constant(occurrence)),
        Optional.empty(), Optional.empty());
  }

  static FaultMatch kernel(boolean isNew) {
    return new FaultMatch(Optional.empty(), Optional.empty(), OptionalInt.empty(), OptionalInt.empty(),
        OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), Optional.empty(), Optional.of(isNew),
        Optional.empty());
  }

  static FaultMatch during(Request request) {
    return new FaultMatch(Optional.empty(), Optional.empty(), OptionalInt.empty(), OptionalInt.empty(),
        OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty(),
        Optional.of(request));
  }
}
