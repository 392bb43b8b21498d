package luosim.fleet;

/**
 * How many hosts may be updating, unavailable or broken when one more is started, that one
 * included.
 *
 * @param fleet of all hosts
 * @param zone of the hosts of each zone
 * @param rack of the hosts of each rack
 * @param zones how many zones may have such hosts at once, at least 1
 * @param racks how many racks may have such hosts at once, at least 1
 */
public record MaxUnavailable(Share fleet, Share zone, Share rack, int zones, int racks) {
  /** Refuses limits under which no host could be started. */
  public MaxUnavailable {
    if (zones < 1 || racks < 1) {
      throw new IllegalArgumentException(
          "max unavailable: at least 1 zone and 1 rack, found " + zones + " and " + racks);
    }
  }

  /** A limit on the fleet alone. */
  public static MaxUnavailable of(Share fleet) {
    return new MaxUnavailable(fleet, Share.ALL, Share.ALL, Integer.MAX_VALUE, Integer.MAX_VALUE);
  }
}
