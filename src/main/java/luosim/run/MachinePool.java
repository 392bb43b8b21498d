package luosim.run;

import java.util.ArrayDeque;
import java.util.List;
import luosim.host.HostModel;
import luosim.host.Machine;

/**
 * Machines that are not in use, shared by the workers of a campaign, because making one costs more than
 * reusing it.
 */
final class MachinePool {
  private final HostModel model;
  private final ArrayDeque<Machine> free = new ArrayDeque<>();

  MachinePool(HostModel model) {
    this.model = model;
  }

  Machine take() {
    synchronized (free) {
      if (!free.isEmpty()) {
        return free.pop();
      }
    }
    return new Machine(model);
  }

  void give(List<Machine> machines) {
    synchronized (free) {
      machines.forEach(free::push);
    }
  }
}
