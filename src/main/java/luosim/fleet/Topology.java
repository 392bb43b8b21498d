package luosim.fleet;

import java.util.Arrays;

/**
 * The failure domains of a fleet: zones that consist of racks that consist of hosts.
 *
 * <p>Hosts are numbered from 0, rack after rack and zone after zone; racks are numbered through the
 * fleet. So a domain is a range of hosts, and a host's place takes no memory.
 */
public final class Topology {
  /** The most hosts a fleet may have. */
  public static final int HOSTS_MAX = 10_000_000;

  /** First rack of each zone, and at the end the number of racks. */
  private final int[] zoneStart;

  /** First host of each rack, and at the end the number of hosts. */
  private final int[] rackStart;

  private Topology(int[] zoneStart, int[] rackStart) {
    this.zoneStart = zoneStart;
    this.rackStart = rackStart;
  }

  /** A fleet whose domains are all alike; each number is at least 1. */
  public static Topology regular(int zones, int racksPerZone, int hostsPerRack) {
    require("zones", zones);
    require("racks per zone", racksPerZone);
    require("hosts per rack", hostsPerRack);
    requireHosts((long) zones * racksPerZone);
    requireHosts((long) zones * racksPerZone * hostsPerRack);
    int racks = zones * racksPerZone;
    int[] zoneStart = new int[zones + 1];
    int[] rackStart = new int[racks + 1];
    Arrays.setAll(zoneStart, zone -> zone * racksPerZone);
    Arrays.setAll(rackStart, rack -> rack * hostsPerRack);
    return new Topology(zoneStart, rackStart);
  }

  /**
   * A fleet with the given number of hosts in each rack of each zone; each number is at least 1.
   */
  public static Topology of(int[][] hostsOfRacks) {
    require("zones", hostsOfRacks.length);
    int[] zoneStart = new int[hostsOfRacks.length + 1];
    for (int zone = 0; zone < hostsOfRacks.length; zone++) {
      require("racks of zone " + (zone + 1), hostsOfRacks[zone].length);
      zoneStart[zone + 1] = Math.addExact(zoneStart[zone], hostsOfRacks[zone].length);
    }
    int[] rackStart = new int[zoneStart[hostsOfRacks.length] + 1];
    int rack = 0;
    for (int[] hostsOfRack : hostsOfRacks) {
      for (int hosts : hostsOfRack) {
        require("hosts of a rack", hosts);
        requireHosts((long) rackStart[rack] + hosts);
        rackStart[rack + 1] = rackStart[rack] + hosts;
        rack++;
      }
    }
    return new Topology(zoneStart, rackStart);
  }

  private static void require(String what, int number) {
    if (number < 1) {
      throw new IllegalArgumentException("topology: " + what + " must be at least 1, found " + number);
    }
  }

  private static void requireHosts(long hosts) {
    if (hosts > HOSTS_MAX) {
      throw new IllegalArgumentException(
          "topology: a fleet has at most " + HOSTS_MAX + " hosts, found " + hosts);
    }
  }

  public int zones() {
    return zoneStart.length - 1;
  }

  public int racks() {
    return rackStart.length - 1;
  }

  public int hosts() {
    return rackStart[rackStart.length - 1];
  }

  /** The rack, counted through the fleet from 0, that holds a host. */
  public int rackOf(int host) {
    return place(rackStart, host);
  }

  /** The zone that holds a rack. */
  public int zoneOf(int rack) {
    return place(zoneStart, rack);
  }

  private static int place(int[] starts, int index) {
    int found = Arrays.binarySearch(starts, index);
    return found >= 0 ? found : -found - 2;
  }

  /** The first rack of a zone; of the zone after the last one, the number of racks. */
  public int firstRack(int zone) {
    return zoneStart[zone];
  }

  /** The first host of a rack; of the rack after the last one, the number of hosts. */
  public int firstHost(int rack) {
    return rackStart[rack];
  }

  public int hostsOfRack(int rack) {
    return rackStart[rack + 1] - rackStart[rack];
  }

  public int hostsOfZone(int zone) {
    return rackStart[zoneStart[zone + 1]] - rackStart[zoneStart[zone]];
  }
}
