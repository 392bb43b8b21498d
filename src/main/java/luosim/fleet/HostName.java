package luosim.fleet;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a host by its place, {@code z1-r2-h7}: zone, rack in its zone, host in its rack, each
 * counted from 1.
 */
public final class HostName {
  private static final Pattern NAME = Pattern.compile("z([0-9]{1,9})-r([0-9]{1,9})-h([0-9]{1,9})");

  private HostName() {}

  /** The name of a host. */
  public static String of(Topology topology, int host) {
    int rack = topology.rackOf(host);
    int zone = topology.zoneOf(rack);
    return "z" + (zone + 1)
        + "-r" + (rack - topology.firstRack(zone) + 1)
        + "-h" + (host - topology.firstHost(rack) + 1);
  }

  /**
   * The host with a name.
   *
   * @throws IllegalArgumentException if the text is no such name or the fleet has no such host
   */
  public static int parse(Topology topology, String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "host name: expected zone, rack and host like z1-r2-h7, found " + name);
    }
    int zone = index("zone", matcher.group(1), topology.zones(), name);
    int racks = topology.firstRack(zone + 1) - topology.firstRack(zone);
    int rack = topology.firstRack(zone) + index("rack", matcher.group(2), racks, name);
    return topology.firstHost(rack) + index("host", matcher.group(3), topology.hostsOfRack(rack), name);
  }

  private static int index(String what, String digits, int count, String name) {
    int number = Integer.parseInt(digits);
    if (number < 1 || number > count) {
      throw new IllegalArgumentException(
          "host name: " + what + " must be 1 to " + count + ", found " + number + " in " + name);
    }
    return number - 1;
  }
}
