package luosim.scenario;

import java.util.List;

/**
 * What is different about the image that the update brings.
 *
 * @param kho whether Kexec HandOver is switched on in it
 * @param liveupdate whether the orchestrator is
 * @param subsystems the names of its subsystems in registration order
 * @param handlers the names of its file handlers
 */
public record NextKernel(boolean kho, boolean liveupdate, List<String> subsystems, List<String> handlers) {
  /** Takes copies. */
  public NextKernel {
    subsystems = List.copyOf(subsystems);
    handlers = List.copyOf(handlers);
  }
}
