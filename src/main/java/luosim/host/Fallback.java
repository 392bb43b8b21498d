package luosim.host;

/** What is done with a host that a live update cannot serve. */
public enum Fallback {
  /** Its VMs are moved away or restarted elsewhere, then the empty host boots the new kernel. */
  DRAIN("drain"),
  /** A firmware reset: its VMs stop and start again from nothing on the new kernel. */
  REBOOT("reboot"),
  /** Nothing: the old kernel stays. */
  SKIP("skip");

  private final String text;

  Fallback(String text) {
    this.text = text;
  }

  /** The word that scenarios use. */
  public String text() {
    return text;
  }
}
