package luosim.scenario;

/**
 * Something that an operator does to the rollout at a set time.
 *
 * @param name the author's name for it
 * @param atNs time since the rollout's start
 * @param action what is done
 * @param inFlight what becomes of hosts that are being updated
 */
public record FleetEvent(String name, long atNs, Action action, InFlight inFlight) {
  /** What an operator can do. */
  public enum Action implements Word {
    /** No further host is started. */
    HALT("halt");

    private final String word;

    Action(String word) {
      this.word = word;
    }

    @Override public String word() {
      return word;
    }
  }
}
