package luosim.fleet;

import luosim.engine.Check;

/**
 * The hosts that are updating, unavailable or broken, counted by domain, and whether one more may be started.
 *
 * <p>A host is counted once however many of these it is; the caller claims for it when it becomes one of them and
 * releases it when it is none any more.
 */
final class Slots {
  private final Topology topology;
  private final MaxUnavailable max;
  private final int fleetMax;
  private final int[] rackUsed;
  private final int[] zoneUsed;
  private int used;
  private int racksUsed;
  private int zonesUsed;

  Slots(Topology topology, MaxUnavailable max) {
    this.topology = topology;
    this.max = max;
    fleetMax = max.fleet().of(topology.hosts());
    rackUsed = new int[topology.racks()];
    zoneUsed = new int[topology.zones()];
  }

  boolean fleetAdmits() {
    return used < fleetMax;
  }

  boolean zoneAdmits(int zone) {
    return zoneUsed[zone] < max.zone().of(topology.hostsOfZone(zone))
        && (zoneUsed[zone] > 0 || zonesUsed < max.zones());
  }

  /** Whether the rack's own limit admits one more host of it. */
  boolean rackHasRoom(int rack) {
    return rackUsed[rack] < max.rack().of(topology.hostsOfRack(rack));
  }

  boolean rackAdmits(int rack) {
    return rackHasRoom(rack) && (rackUsed[rack] > 0 || racksUsed < max.racks());
  }

  /** Whether all limits admit one more host of a rack. */
  boolean admits(int rack) {
    return fleetAdmits() && rackAdmits(rack) && zoneAdmits(topology.zoneOf(rack));
  }

  void claim(int rack) {
    int zone = topology.zoneOf(rack);
    used++;
    if (rackUsed[rack]++ == 0) {
      racksUsed++;
    }
    if (zoneUsed[zone]++ == 0) {
      zonesUsed++;
    }
  }

  void release(int rack) {
    int zone = topology.zoneOf(rack);
    Check.that(rackUsed[rack] > 0, "a slot is released after it was claimed");
    used--;
    if (--rackUsed[rack] == 0) {
      racksUsed--;
    }
    if (--zoneUsed[zone] == 0) {
      zonesUsed--;
    }
  }
}
