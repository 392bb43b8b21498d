package luosim.fault;

import java.util.Optional;
import java.util.OptionalInt;
import luosim.chance.Distribution;
import luosim.fleet.Topology;
import luosim.host.Situation;

/**
 * Which occasions at its point a fault counts; an absent part matches all.
 *
 * @param handler name of the file handler concerned
 * @param subsystem name of the subsystem concerned
 * @param zone number of the zone, from 1
 * @param rack number of the rack in its zone, from 1
 * @param host number of the host in its rack, from 1
 * @param hostClass place of the host class in the list of classes, from 0
 * @param attempt number of the update attempt, from 1
 * @param occurrence which of the occasions that match otherwise, counted from 1 in each attempt;
 *     drawn once an attempt, rounded down
 * @param newKernel whether the new kernel must run, or the old one
 * @param during the request that must be in course
 */
public record FaultMatch(
    Optional<String> handler,
    Optional<String> subsystem,
    OptionalInt zone,
    OptionalInt rack,
    OptionalInt host,
    OptionalInt hostClass,
    OptionalInt attempt,
    Optional<Distribution> occurrence,
    Optional<Boolean> newKernel,
    Optional<Request> during) {
  /** Refuses numbers below 1 and occurrences that never come. */
  public FaultMatch {
    fromOne("zone", zone);
    fromOne("rack", rack);
    fromOne("host", host);
    fromOne("attempt", attempt);
    if (occurrence.isPresent() && occurrence.get().lower() < 1) {
      throw new IllegalArgumentException("fault match: occurrence counts from 1, found " + occurrence.get());
    }
  }

  private static void fromOne(String what, OptionalInt number) {
    if (number.isPresent() && number.getAsInt() < 1) {
      throw new IllegalArgumentException(
          "fault match: " + what + " counts from 1, found " + number.getAsInt());
    }
  }

  /** Everything matches. */
  public static FaultMatch all() {
    return new FaultMatch(
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Whether a host can be concerned at all. */
  boolean concerns(Topology topology, int hostIndex, int itsClass) {
    int itsRack = topology.rackOf(hostIndex);
    int itsZone = topology.zoneOf(itsRack);
    return is(zone, itsZone + 1)
        && is(rack, itsRack - topology.firstRack(itsZone) + 1)
        && is(host, hostIndex - topology.firstHost(itsRack) + 1)
        && is(hostClass, itsClass);
  }

  /** Whether a step of a host that is concerned matches, its number among such steps apart. */
  boolean fits(Situation situation) {
    return is(attempt, situation.attempt()) && fitsInAnyAttempt(situation);
  }

  /** The same, whatever the attempt. */
  boolean fitsInAnyAttempt(Situation situation) {
    return (newKernel.isEmpty() || newKernel.get() == situation.newKernel())
        && (handler.isEmpty() || handler.get().equals(situation.handler()))
        && (subsystem.isEmpty() || subsystem.get().equals(situation.subsystem()))
        && (during.isEmpty() || during.get().servedBy(situation));
  }

  private static boolean is(OptionalInt wanted, int found) {
    return wanted.isEmpty() || wanted.getAsInt() == found;
  }

  /** Whether only the host's place and class and its kernel decide. */
  boolean knowsNoStep() {
    return handler.isEmpty()
        && subsystem.isEmpty()
        && attempt.isEmpty()
        && occurrence.isEmpty()
        && during.isEmpty();
  }

  /** Whether exactly one host of a fleet is named. */
  boolean namesHost() {
    return zone.isPresent() && rack.isPresent() && host.isPresent();
  }
}
