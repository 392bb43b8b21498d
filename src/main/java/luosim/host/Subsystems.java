package luosim.host;

import java.util.List;
import luosim.handler.SubsystemObject;

/**
 * The kernel subsystems of a host that take part in its updates, by id; the id is the order of
 * registration. The last one is a newcomer that no kernel registers by itself.
 */
final class Subsystems {
  /** The name of the newcomer. */
  static final String NEWCOMER = "newcomer";

  private static final String FLB = "iommu";

  private final SubsystemObject[] all;
  private int count;

  /** The place of the subsystem whose state is an FLB in revisions with sessions, or -1. */
  private int flb = -1;

  Subsystems(int max) {
    all = new SubsystemObject[max + 1];
    for (int id = 0; id < all.length; id++) {
      all[id] = new SubsystemObject(id);
    }
  }

  /** A deep copy, for probes. */
  Subsystems(Subsystems other) {
    this(other.count - 1);
    count = other.count;
    flb = other.flb;
    for (int id = 0; id < count; id++) {
      all[id].copyFrom(other.all[id]);
    }
  }

  void install(List<String> names, HostClass one) {
    count = names.size() + 1;
    flb = names.indexOf(FLB);
    for (int id = 0; id < names.size(); id++) {
      all[id].become(names.get(id), 0, one.callbacks(names.get(id)));
    }
    all[names.size()].become(NEWCOMER, 0, one.callbacks(NEWCOMER));
  }

  /** All of them, the newcomer too. */
  int count() {
    return count;
  }

  /** The id of a subsystem. */
  int find(String name) {
    int id = 0;
    while (!all[id].name().equals(name)) {
      id++;
    }
    return id;
  }

  /** FLBs that a kernel with sessions registers: the state of the IOMMU, if it takes part. */
  int flbs() {
    return flb < 0 ? 0 : 1;
  }

  SubsystemObject flb(int id) {
    return all[flb + id];
  }

  SubsystemObject get(int id) {
    return all[id];
  }
}
