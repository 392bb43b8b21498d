package luosim.scenario;

/**
 * What is done with a host that cannot be updated live.
 *
 * @param cancelled its last attempt was cancelled and it is in order
 * @param wedged its orchestrator takes no further request
 * @param afterJump it jumped and the new kernel could not go on
 */
public record Fallback(Action cancelled, Action wedged, Action afterJump) {
  /** A way out. */
  public enum Action implements Word {
    /** VMs are migrated away, then the host reboots through firmware. */
    DRAIN("drain"),
    /** The host reboots through firmware; its VMs restart. */
    REBOOT("reboot"),
    /** The host is left as it is. */
    SKIP("skip");

    private final String word;

    Action(String word) {
      this.word = word;
    }

    @Override public String word() {
      return word;
    }
  }
}
