package luosim.scenario;

/** How hosts are spread over failure domains; every rack has the same number of hosts. */
public record Topology(int zones, int racksPerZone, int hostsPerRack) {
  /** All racks. */
  public int racks() {
    return zones * racksPerZone;
  }

  /** All hosts. */
  public int hosts() {
    return racks() * hostsPerRack;
  }
}
