package luosim.host;

import java.util.List;
import luosim.handler.Handlers;

/**
 * What is different about the image that an update brings.
 *
 * @param kho whether Kexec HandOver is switched on in it
 * @param liveupdate whether the orchestrator is
 * @param subsystems its subsystems that take part in an update, in order of registration
 * @param handlers the file handlers that it has, by name
 */
public record NextKernel(boolean kho, boolean liveupdate, List<String> subsystems, List<String> handlers) {
  /** Refuses handlers that no kernel has. */
  public NextKernel {
    subsystems = List.copyOf(subsystems);
    handlers = List.copyOf(handlers);
    for (String handler : handlers) {
      if (Handlers.find(handler) < 0) {
        throw new IllegalArgumentException("next kernel: no handler is named " + handler);
      }
    }
  }

  /** The same image again, with everything switched on. */
  static NextKernel same(List<String> subsystems) {
    return new NextKernel(true, true, subsystems, Handlers.names());
  }
}
