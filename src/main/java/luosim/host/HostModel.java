package luosim.host;

import java.util.List;

/**
 * Everything that all machines of a run share: the protocol, the host classes, limits and timing.
 * Immutable.
 */
public final class HostModel {
  private final String protocol;
  private final List<HostClass> classes;
  private final HostLimits limits;
  private final HostTiming timing;

  /**
   * A model for machines of the given classes.
   *
   * @param protocol id of the revision that every kernel runs
   */
  public HostModel(String protocol, List<HostClass> classes, HostLimits limits, HostTiming timing) {
    this.protocol = protocol;
    this.classes = List.copyOf(classes);
    this.limits = limits;
    this.timing = timing;
  }

  /** Id of the protocol revision. */
  public String protocol() {
    return protocol;
  }

  /** The host classes; a machine names its own by index. */
  public List<HostClass> classes() {
    return classes;
  }

  public HostLimits limits() {
    return limits;
  }

  public HostTiming timing() {
    return timing;
  }
}
