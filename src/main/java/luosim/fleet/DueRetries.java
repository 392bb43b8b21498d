package luosim.fleet;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Hosts whose backoff is over and that wait for a slot: one queue a rack, linked through the
 * hosts' records.
 *
 * <p>The first host is the one that has waited longest among those that the limits admit. Only
 * racks that have room are looked at, and of each only its first host, so a long queue in front of
 * a full rack costs nothing.
 */
final class DueRetries {
  private static final int NONE = -1;

  private final Topology topology;
  private final HostTable table;
  private final Slots slots;
  private final int[] heads;
  private final int[] tails;

  /** Racks with a queue and room. */
  private final BitSet ready;

  private long serial;

  DueRetries(Topology topology, HostTable table, Slots slots) {
    this.topology = topology;
    this.table = table;
    this.slots = slots;
    heads = new int[topology.racks()];
    tails = new int[topology.racks()];
    Arrays.fill(heads, NONE);
    ready = new BitSet(heads.length);
  }

  void add(HostInFlight host) {
    host.due = true;
    host.dueSerial = serial++;
    host.nextDue = NONE;
    if (heads[host.rack] == NONE) {
      heads[host.rack] = host.host;
    } else {
      table.record(tails[host.rack]).nextDue = host.host;
    }
    tails[host.rack] = host.host;
    changed(host.rack);
  }

  /** Takes a host out that starts or will not try again; nothing if it is not in. */
  void remove(HostInFlight host) {
    if (!host.due) {
      return;
    }
    host.due = false;
    int before = NONE;
    int at = heads[host.rack];
    while (at != host.host) {
      before = at;
      at = table.record(at).nextDue;
    }
    if (before == NONE) {
      heads[host.rack] = host.nextDue;
    } else {
      table.record(before).nextDue = host.nextDue;
    }
    if (tails[host.rack] == host.host) {
      tails[host.rack] = before;
    }
    changed(host.rack);
  }

  /** Looks at a rack again after a slot of it was claimed or released. */
  void changed(int rack) {
    ready.set(rack, heads[rack] != NONE
        && (slots.rackHasRoom(rack) || table.record(heads[rack]).claimed));
  }

  /** The host that may start and has waited longest, or -1. */
  int first() {
    int first = NONE;
    for (int rack = ready.nextSetBit(0); rack >= 0; rack = ready.nextSetBit(rack + 1)) {
      HostInFlight host = table.record(heads[rack]);
      boolean admitted = host.claimed ? slots.admitsCounted(rack) : slots.admits(rack);
      if (admitted && (first == NONE || host.dueSerial < table.record(first).dueSerial)) {
        first = host.host;
      }
    }
    return first;
  }
}
