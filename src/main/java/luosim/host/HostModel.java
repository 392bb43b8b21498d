package luosim.host;

import java.util.List;

/**
 * Everything that all machines of a run share: the protocol, the host classes, limits and timing.
 * Immutable.
 */
public final class HostModel {
  private final String protocol;
  private final String nextProtocol;
  private final List<HostClass> classes;
  private final HostLimits limits;
  private final HostTiming timing;

  /**
   * A model for machines of the given classes.
   *
   * @param protocol id of the revision that every kernel runs
   */
  public HostModel(String protocol, List<HostClass> classes, HostLimits limits, HostTiming timing) {
    this(protocol, protocol, classes, limits, timing);
  }

  /**
   * A model for machines whose update changes the revision; both have to be of one family.
   *
   * @param protocol id of the revision of the old image
   * @param nextProtocol that of the image which the update brings
   */
  public HostModel(String protocol, String nextProtocol, List<HostClass> classes, HostLimits limits,
      HostTiming timing) {
    if (Protocols.family(protocol) != Protocols.family(nextProtocol)) {
      throw new IllegalArgumentException(
          "host model: " + protocol + " and " + nextProtocol + " are of two families");
    }
    this.protocol = protocol;
    this.nextProtocol = nextProtocol;
    this.classes = List.copyOf(classes);
    this.limits = limits;
    this.timing = timing;
  }

  /** Id of the protocol revision, before the update. */
  public String protocol() {
    return protocol;
  }

  /** Id of the revision of the image that the update brings. */
  public String nextProtocol() {
    return nextProtocol;
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
