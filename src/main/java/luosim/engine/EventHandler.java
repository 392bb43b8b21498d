package luosim.engine;

/** What a model does when one of its events takes place. */
@FunctionalInterface
public interface EventHandler {
  /**
   * Lets one event take place.
   *
   * @param timeNs the present instant, nanoseconds of simulated time
   * @param kind what kind of event it is, as given when it was scheduled
   * @param argument whom or what it concerns, as given when it was scheduled
   */
  void handle(long timeNs, int kind, int argument);
}
