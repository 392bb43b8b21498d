package luosim.scenario;

/**
 * The user-space agent of a host.
 *
 * @param workers threads that pause, restore and resume VMs
 * @param keepsSessions with sessions: a store keeps their descriptors when its process dies
 * @param afterFreezeFailure what it tries when the reboot came back because a freeze failed
 */
public record Agent(int workers, boolean keepsSessions, AfterFreezeFailure afterFreezeFailure) {
  /**
   * Probabilities of the three first steps, summing to 1.
   *
   * @param cancel ask for a cancel
   * @param rebootAgain call reboot(KEXEC) again
   * @param resumeOnly resume the VMs and ask for nothing
   */
  public record AfterFreezeFailure(double cancel, double rebootAgain, double resumeOnly) {}
}
