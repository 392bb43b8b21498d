package luosim.fleet;

import luosim.engine.Check;

/**
 * The hosts that are updating, unavailable or broken, counted by domain, and whether one more may
 * be started.
 *
 * <p>A host is counted once however many of these it is; the caller claims for it when it becomes
 * one of them and releases it when it is none any more.
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
        && zonesUsed + (zoneUsed[zone] > 0 ? 0 : 1) <= max.zones();
  }

  /** Whether the rack's own limit admits one more host of it. */
  boolean rackHasRoom(int rack) {
    return rackUsed[rack] < max.rack().of(topology.hostsOfRack(rack));
  }

  boolean rackAdmits(int rack) {
    return rackHasRoom(rack) && racksUsed + (rackUsed[rack] > 0 ? 0 : 1) <= max.racks();
  }

  /** Whether all limits admit one more host of a rack. */
  boolean admits(int rack) {
    return fleetAdmits() && rackAdmits(rack) && zoneAdmits(topology.zoneOf(rack));
  }

  /**
   * Whether all limits hold with what is counted now, for a host of a rack that is counted already.
   */
  boolean admitsCounted(int rack) {
    int zone = topology.zoneOf(rack);
    return used <= fleetMax
        && rackUsed[rack] <= max.rack().of(topology.hostsOfRack(rack))
        && zoneUsed[zone] <= max.zone().of(topology.hostsOfZone(zone))
        && racksUsed <= max.racks()
        && zonesUsed <= max.zones();
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
