package luosim.scenario;

import java.util.List;

/**
 * A subsystem that lacks some callbacks.
 *
 * @param subsystem its name
 * @param callbacks those that it has
 */
public record SubsystemCallbacks(String subsystem, List<String> callbacks) {
  /** All that there are, in the order of an update. */
  static final List<String> ALL = List.of("prepare", "freeze", "cancel", "finish", "boot");

  /** Takes a copy. */
  public SubsystemCallbacks {
    callbacks = List.copyOf(callbacks);
  }
}
