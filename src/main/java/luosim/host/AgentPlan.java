package luosim.host;

/**
 * How the user-space agent of a host works.
 *
 * <p>The three shares say what it does after a freeze that failed inside the reboot call, while its VMs are
 * paused.
 *
 * @param workers threads that pause and restore VMs, at least 1
 * @param cancel share of failed freezes after which it asks for a cancel, then lets the VMs run, 0 to 1
 * @param rebootAgain share after which it simply calls reboot(KEXEC) once more, 0 to 1
 * @param keepsSessions whether descriptors of sessions outlive its process, in a store that gives them to the
 *     next one
 * @param resumeOnly share after which it lets the VMs run and asks the kernel nothing, 0 to 1
 */
public record AgentPlan(
    int workers, double cancel, double rebootAgain, double resumeOnly, boolean keepsSessions) {
  private static final double SUM_ERROR_MAX = 1e-9;

  /** An agent whose sessions go with its process. */
  public AgentPlan(int workers, double cancel, double rebootAgain, double resumeOnly) {
    this(workers, cancel, rebootAgain, resumeOnly, false);
  }

  /** Refuses a pool without workers and shares that do not add up. */
  public AgentPlan {
    if (workers < 1) {
      throw new IllegalArgumentException("agent: workers must be at least 1, found " + workers);
    }
    share("cancel", cancel);
    share("rebootAgain", rebootAgain);
    share("resumeOnly", resumeOnly);
    double sum = cancel + rebootAgain + resumeOnly;
    if (Math.abs(sum - 1) > SUM_ERROR_MAX) {
      throw new IllegalArgumentException(
          "agent: cancel, rebootAgain and resumeOnly must add up to 1, found " + sum);
    }
  }

  private static void share(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("agent: " + name + " must be 0 to 1, found " + value);
    }
  }
}
