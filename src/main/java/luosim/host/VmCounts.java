package luosim.host;

import luosim.chance.Stream;

/** How many VMs a host carries, drawn by name: the same whether the host is ever looked at or not. */
public final class VmCounts {
  private VmCounts() {}

  /** VMs of one shape on one host; uses the stream as it likes. */
  public static int of(VmPlan plan, int shape, long seed, int replication, int host, Stream stream) {
    if (plan.countUpper() == plan.countLower()) {
      return plan.countLower();
    }
    stream.key(seed, replication, host, Role.PLACE.ordinal(), shape, 0, 0);
    return plan.countLower() + stream.nextInt(plan.countUpper() - plan.countLower() + 1);
  }

  /** All VMs of one host. */
  public static int of(HostClass hostClass, long seed, int replication, int host, Stream stream) {
    int vms = 0;
    for (int shape = 0; shape < hostClass.vms().size(); shape++) {
      vms += of(hostClass.vms().get(shape), shape, seed, replication, host, stream);
    }
    return vms;
  }
}
