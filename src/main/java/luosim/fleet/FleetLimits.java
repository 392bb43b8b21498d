package luosim.fleet;

/**
 * How far a rollout may go before it is cut short by name.
 *
 * @param events the most events of the fleet and of its hosts together, at least 1
 * @param hostEvents the most events of one host in all its attempts, at least 1
 * @param timeNs the last instant at which an event may take place, at least 0
 */
public record FleetLimits(long events, long hostEvents, long timeNs) {
  /** Refuses limits under which nothing could take place. */
  public FleetLimits {
    if (events < 1 || hostEvents < 1 || timeNs < 0) {
      throw new IllegalArgumentException(
          "fleet limits: at least 1 event, 1 event per host and 0 ns, found " + events
              + ", " + hostEvents + ", " + timeNs);
    }
  }

  /** Limits that only a run gone wrong would meet. */
  public static FleetLimits generous() {
    return new FleetLimits(Long.MAX_VALUE, 100_000_000, Long.MAX_VALUE - 1);
  }
}
