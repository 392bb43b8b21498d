package luosim.fleet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import luosim.engine.Check;

/**
 * Where each host of the fleet stands: five bytes a host, and a record for each host in flight.
 *
 * <p>Hosts in flight are those that got an order and have no outcome yet, waiting ones included.
 */
final class HostTable {
  private static final byte NOT_STARTED = 0;
  private static final byte IN_FLIGHT = 1;
  private static final int FIRST_OUTCOME = 2;
  private static final int STATUS_MASK = 0x0F;
  private static final int KERNEL_SHIFT = 4;
  private static final int KERNEL_MASK = 0x3;
  private static final int BROKEN = 0x40;
  private static final Outcome[] OUTCOMES = Outcome.values();
  private static final HostKernel[] KERNELS = HostKernel.values();

  /** Status, kernel beside the outcome, and whether the host is broken. */
  private final byte[] states;

  /** The place of a host's record, while it is in flight. */
  private final int[] places;

  private final List<HostInFlight> records = new ArrayList<>();
  private int inFlight;

  HostTable(int hosts) {
    states = new byte[hosts];
    places = new int[hosts];
    Arrays.fill(states, state(NOT_STARTED, HostKernel.OLD));
  }

  private static byte state(int status, HostKernel kernel) {
    return (byte) (status | kernel.ordinal() << KERNEL_SHIFT);
  }

  int hosts() {
    return states.length;
  }

  boolean notStarted(int host) {
    return (states[host] & STATUS_MASK) == NOT_STARTED;
  }

  boolean inFlight(int host) {
    return (states[host] & STATUS_MASK) == IN_FLIGHT;
  }

  boolean decided(int host) {
    return (states[host] & STATUS_MASK) >= FIRST_OUTCOME;
  }

  Outcome outcome(int host) {
    Check.that(decided(host), "a host that is asked for its outcome has one");
    return OUTCOMES[(states[host] & STATUS_MASK) - FIRST_OUTCOME];
  }

  /** The kernel that a host runs as far as its answers tell. */
  HostKernel kernel(int host) {
    return inFlight(host) ? record(host).kernel : KERNELS[states[host] >> KERNEL_SHIFT & KERNEL_MASK];
  }

  boolean broken(int host) {
    return (states[host] & BROKEN) != 0;
  }

  void broken(int host, boolean broken) {
    states[host] = (byte) (broken ? states[host] | BROKEN : states[host] & ~BROKEN);
  }

  /** In which condition a failure at rest would find a host. */
  RestHazards.Condition condition(int host) {
    if (broken(host)) {
      return RestHazards.Condition.BROKEN;
    }
    if (decided(host)) {
      return RestHazards.Condition.SETTLED;
    }
    boolean waits = notStarted(host) || record(host).stage == HostInFlight.Stage.WAITING;
    return waits ? RestHazards.Condition.WAITING : RestHazards.Condition.UPDATING;
  }

  /** Brings a host into flight. */
  HostInFlight take(int host, int rack) {
    Check.that(notStarted(host), "a host comes into flight once");
    if (inFlight == records.size()) {
      records.add(new HostInFlight());
    }
    HostInFlight record = records.get(inFlight);
    record.become(host, rack);
    states[host] = state(IN_FLIGHT, HostKernel.OLD);
    places[host] = inFlight++;
    return record;
  }

  HostInFlight record(int host) {
    Check.that(inFlight(host), "only a host in flight has a record");
    return records.get(places[host]);
  }

  /** How many hosts are in flight. */
  int inFlight() {
    return inFlight;
  }

  /** A host in flight, by a number below {@link #inFlight}; in no order that means anything. */
  HostInFlight anyInFlight(int number) {
    return records.get(number);
  }

  /** Whether any host has an order that it has not answered. */
  boolean anyUnderWay() {
    for (int i = 0; i < inFlight; i++) {
      if (records.get(i).underWay()) {
        return true;
      }
    }
    return false;
  }

  /** Takes a host out of flight; the last record moves to its place. */
  void land(HostInFlight record) {
    int place = places[record.host];
    int last = --inFlight;
    HostInFlight moved = records.get(last);
    records.set(place, moved);
    records.set(last, record);
    places[moved.host] = place;
  }

  /** Gives a host its outcome. */
  void decide(int host, Outcome outcome, HostKernel kernel) {
    Check.that(!decided(host), "a host gets one outcome");
    states[host] = state(FIRST_OUTCOME + outcome.ordinal(), kernel);
  }
}
