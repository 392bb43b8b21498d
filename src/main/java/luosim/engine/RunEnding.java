package luosim.engine;

/** Why an event loop stopped; every run ends by exactly one of these names. */
public enum RunEnding {
  /** No event is pending any more. */
  COMPLETED("completed"),
  /** The next event is not before the horizon that the caller gave; the run may go on later. */
  HORIZON("horizon"),
  /** The model itself asked the loop to stop after the present event. */
  STOPPED("stopped"),
  /** As many events took place as the limits allow, and another one is pending. */
  EVENT_LIMIT("eventLimit"),
  /** The next event lies after the last simulated instant that the limits allow. */
  TIME_LIMIT("timeLimit"),
  /** The user asked for an end from outside the simulation. */
  INTERRUPTED("interrupted");

  private final String label;

  RunEnding(String label) {
    this.label = label;
  }

  /** The name under which summaries and messages show this ending. */
  public String label() {
    return label;
  }

  /** Whether a limit cut the run short, so that its results are those of a part only. */
  public boolean limitReached() {
    return this == EVENT_LIMIT || this == TIME_LIMIT;
  }
}
