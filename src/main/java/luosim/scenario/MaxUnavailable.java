package luosim.scenario;

/**
 * Limits that hold when a host is started; hosts being updated, unavailable or broken count.
 *
 * @param fleet of all hosts
 * @param zone of the hosts of any one zone
 * @param rack of the hosts of any one rack
 * @param zones zones that may have such hosts at the same time
 * @param racks racks that may have such hosts at the same time
 */
public record MaxUnavailable(Portion fleet, Portion zone, Portion rack, int zones, int racks) {}
