package luosim.metrics;

import java.util.List;
import java.util.stream.Stream;
import luosim.host.Part;

/** The measures of a campaign, in the order in which they are printed. */
public final class Measures {
  /**
   * One pause of one VM for an update, from the request that stops its first virtual CPU until its last one
   * runs.
   */
  public static final Measure BLACKOUT =
      new Measure("blackout", "one pause of one VM, until its last virtual CPU runs again");

  /** Preparing and finishing while the VMs run, per attempt. */
  public static final Measure BROWNOUT =
      new Measure("brownout", "preparing and finishing while the VMs of a host run, per attempt");

  /** From a failure until it is noticed. */
  public static final Measure CANCEL_DETECT =
      new Measure("cancel.detect", "from a failure until it is noticed");

  /** From there until the orchestrator is normal. */
  public static final Measure CANCEL_ROLLBACK =
      new Measure("cancel.rollback", "from noticing a failure until the orchestrator is normal");

  /** From there until the last VM runs. */
  public static final Measure CANCEL_RESUME =
      new Measure("cancel.resume", "from the orchestrator being normal until the last paused VM runs");

  /** One successful update of one host, from the order to its end. */
  public static final Measure HOST_UPDATE =
      new Measure("hostUpdate", "one successful live update of one host, from the order to its end");

  /** From the rollout's start until a host runs the new kernel; never if it does not. */
  public static final Measure PATCHED =
      new Measure("patched", "from the rollout's start until a host runs the new kernel");

  /** All pauses and restarts of one VM in a rollout together. */
  public static final Measure DISRUPTION =
      new Measure("disruption", "all pauses and restarts of one VM in a rollout together");

  private static final List<Measure> ALL =
      List.of(
          BLACKOUT,
          BROWNOUT,
          CANCEL_DETECT,
          CANCEL_ROLLBACK,
          CANCEL_RESUME,
          HOST_UPDATE,
          PATCHED,
          DISRUPTION);

  private Measures() {}

  /** A measure that is a distribution of durations: its name and what one sample is. */
  public record Measure(String name, String sample) {}

  /** The parts of a blackout in the order in which they follow each other, by the words that views use. */
  public static List<String> parts() {
    return Stream.of(Part.values()).map(Part::text).toList();
  }

  /** All of them, in print order. */
  public static List<Measure> all() {
    return ALL;
  }
}
