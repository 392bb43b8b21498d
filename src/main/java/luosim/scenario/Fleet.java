package luosim.scenario;

import java.util.List;

/** The hosts of a scenario: failure domains and the classes of which the hosts are. */
public record Fleet(Topology topology, List<HostClass> hostClasses) {
  /** Takes a copy. */
  public Fleet {
    hostClasses = List.copyOf(hostClasses);
  }

  /** All hosts. */
  public int hosts() {
    return topology.hosts();
  }

  /** The sum of the classes' weights. */
  public long weights() {
    return hostClasses.stream().mapToLong(HostClass::weight).sum();
  }
}
