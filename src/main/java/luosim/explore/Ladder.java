package luosim.explore;

/** What the agent of a tiny host does after a freeze that failed inside the reboot call. */
public enum Ladder {
  /** It asks for a cancel. */
  CANCEL("cancel"),
  /** It calls reboot(KEXEC) once more. */
  REBOOT_AGAIN("rebootAgain"),
  /** It lets the VMs run and asks for nothing. */
  RESUME_ONLY("resumeOnly");

  private final String word;

  Ladder(String word) {
    this.word = word;
  }

  /** The word that scenarios use. */
  public String word() {
    return word;
  }
}
