package luosim.host;

/**
 * What a paused VM waits for; the consecutive parts of a blackout. Every instant of a pause belongs to
 * exactly one.
 */
public enum Part {
  /** Its own virtual CPUs are stopping. */
  STOP("stop"),
  /** Other VMs of the host are still stopping. */
  BARRIER("barrier"),
  FREEZE("freeze"),
  SHUTDOWN("shutdown"),
  JUMP("jump"),
  KERNEL_BOOT("kernelBoot"),
  KHO_RESTORE("khoRestore"),
  USERSPACE("userspace"),
  /** No worker of the agent is free for it. */
  QUEUE("queue"),
  VMM("vmm"),
  RETRIEVE("retrieve"),
  RESUME("resume"),
  /** The attempt is being given up. */
  ROLLBACK("rollback");

  private final String text;

  Part(String text) {
    this.text = text;
  }

  /** The word that measures use. */
  public String text() {
    return text;
  }
}
