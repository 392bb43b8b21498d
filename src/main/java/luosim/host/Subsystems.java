package luosim.host;

import java.util.List;
import luosim.handler.SubsystemObject;

/**
 * The kernel subsystems of a host that take part in its updates, by id; the id is the order of
 * registration.
 */
final class Subsystems {
  private final SubsystemObject[] all;
  private int count;

  Subsystems(int max) {
    all = new SubsystemObject[max];
    for (int id = 0; id < max; id++) {
      all[id] = new SubsystemObject(id);
    }
  }

  /** A deep copy, for probes. */
  Subsystems(Subsystems other) {
    this(other.count);
    count = other.count;
    for (int id = 0; id < count; id++) {
      all[id].copyFrom(other.all[id]);
    }
  }

  void install(List<String> names) {
    count = names.size();
    for (int id = 0; id < count; id++) {
      all[id].become(names.get(id), 0);
    }
  }

  int count() {
    return count;
  }

  SubsystemObject get(int id) {
    return all[id];
  }
}
