package luosim.fleet;

import java.util.BitSet;

/**
 * The hosts within reach that have never been started, in host order; gives the first one that the
 * limits admit.
 *
 * <p>It keeps one number a rack and the set of racks worth looking at, so that the search does not
 * go through hosts.
 */
final class Candidates {
  private final Topology topology;
  private final HostTable table;
  private final Slots slots;

  /** The least host of each rack that may still be a candidate. */
  private final int[] next;

  /** Racks with a host in reach that may be a candidate, and with room. */
  private final BitSet open;

  private int reach;

  Candidates(Topology topology, HostTable table, Slots slots) {
    this.topology = topology;
    this.table = table;
    this.slots = slots;
    next = new int[topology.racks()];
    for (int rack = 0; rack < next.length; rack++) {
      next[rack] = topology.firstHost(rack);
    }
    open = new BitSet(next.length);
  }

  /** Makes all hosts below an index candidates; the index never shrinks. */
  void reach(int hosts) {
    int from = reach;
    reach = hosts;
    if (hosts > from) {
      int last = topology.rackOf(hosts - 1);
      for (int rack = topology.rackOf(from); rack <= last; rack++) {
        changed(rack);
      }
    }
  }

  /** Looks at a rack again after a slot of it was claimed or released. */
  void changed(int rack) {
    open.set(rack, next[rack] < end(rack) && slots.rackHasRoom(rack));
  }

  private int end(int rack) {
    return Math.min(reach, topology.firstHost(rack + 1));
  }

  /** The first candidate that the limits admit, or -1. */
  int first() {
    if (!slots.fleetAdmits()) {
      return -1;
    }
    int rack = open.nextSetBit(0);
    while (rack >= 0) {
      int zone = topology.zoneOf(rack);
      if (!slots.zoneAdmits(zone)) {
        rack = open.nextSetBit(topology.firstRack(zone + 1));
      } else {
        int host = slots.rackAdmits(rack) ? firstOf(rack) : -1;
        if (host >= 0) {
          return host;
        }
        rack = open.nextSetBit(rack + 1);
      }
    }
    return -1;
  }

  private int firstOf(int rack) {
    int end = end(rack);
    while (next[rack] < end && !table.notStarted(next[rack])) {
      next[rack]++;
    }
    if (next[rack] == end) {
      open.clear(rack);
      return -1;
    }
    return next[rack];
  }
}
