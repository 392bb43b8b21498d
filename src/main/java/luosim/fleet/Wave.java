package luosim.fleet;

/**
 * A group of hosts that gets its outcomes before the next group is started.
 *
 * @param name its name in the scenario
 * @param upTo how much of the fleet has been reached when it ends, earlier waves included
 * @param bakeNs time to wait and watch from its last outcome until it ends, at least 0
 */
public record Wave(String name, Share upTo, long bakeNs) {
  /** Refuses a negative bake time. */
  public Wave {
    if (bakeNs < 0) {
      throw new IllegalArgumentException(
          "wave " + name + ": bake time must be at least 0 ns, found " + bakeNs);
    }
  }
}
