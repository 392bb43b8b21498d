package luosim.fleet;

/**
 * Something that an operator does to the rollout at a set time.
 *
 * @param name its name in the scenario
 * @param atNs time since the rollout began, at least 0
 * @param action what is done
 * @param inFlight what becomes of hosts that are being updated; means nothing for {@link
 *     StopAction#RESUME}
 */
public record PlannedEvent(String name, long atNs, StopAction action, InFlightRule inFlight) {
  /** Refuses a time before the rollout. */
  public PlannedEvent {
    if (atNs < 0) {
      throw new IllegalArgumentException("event " + name + ": time must be at least 0 ns, found " + atNs);
    }
  }
}
