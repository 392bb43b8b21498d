package luosim.host;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import luosim.handler.SubsystemObject;

/**
 * A kind of host: its hardware, kernel, agent and what it carries.
 *
 * @param name its name in the scenario
 * @param cpus logical processors, at least 1
 * @param numaNodes memory nodes of equal size, at least 1
 * @param memoryBytes memory of all nodes
 * @param fragmentation how scattered free memory is: 0 is one run, 1 is single pages
 * @param kernel how its kernels are built
 * @param agent how its agent works
 * @param vms the shapes of VM it carries, in order of placement
 * @param subsystems kernel subsystems that take part in an update, in order of registration
 * @param callbacks of subsystems that lack some: the bits of those that they have
 * @param next what is different about the image that an update brings
 */
public record HostClass(
    String name,
    int cpus,
    int numaNodes,
    long memoryBytes,
    double fragmentation,
    KernelOptions kernel,
    AgentPlan agent,
    List<VmPlan> vms,
    List<String> subsystems,
    SortedMap<String, Integer> callbacks,
    NextKernel next) {
  /** Refuses hardware without size. */
  public HostClass {
    vms = List.copyOf(vms);
    subsystems = List.copyOf(subsystems);
    callbacks = Collections.unmodifiableSortedMap(new TreeMap<>(callbacks));
    require(name, cpus >= 1, "cpus", "at least 1", cpus);
    require(name, numaNodes >= 1, "numaNodes", "at least 1", numaNodes);
    require(name, memoryBytes >= 1, "memoryBytes", "at least 1", memoryBytes);
    if (!(fragmentation >= 0 && fragmentation <= 1)) {
      throw new IllegalArgumentException(
          "host class " + name + ": fragmentation must be 0 to 1, found " + fragmentation);
    }
  }

  /** A class whose update brings the same image again. */
  public HostClass(
      String name, int cpus, int numaNodes, long memoryBytes, double fragmentation, KernelOptions kernel,
      AgentPlan agent, List<VmPlan> vms, List<String> subsystems) {
    this(
        name, cpus, numaNodes, memoryBytes, fragmentation, kernel, agent, vms, subsystems,
        Collections.emptySortedMap(), NextKernel.same(subsystems));
  }

  /** Subsystems of the old kernel, then those that only the new one has. */
  public List<String> participants() {
    return Stream.concat(subsystems.stream(), next.subsystems().stream()).distinct().toList();
  }

  /** The bits of the callbacks that a subsystem has. */
  int callbacks(String subsystem) {
    return callbacks.getOrDefault(subsystem, SubsystemObject.ALL_CALLBACKS);
  }

  /** Subsystems that a kernel registers, in order of registration. */
  List<String> subsystems(boolean newImage) {
    return newImage ? next.subsystems() : subsystems;
  }

  /** The most VMs that one host can carry. */
  public int vmsUpper() {
    return vms.stream().mapToInt(VmPlan::countUpper).sum();
  }

  /** The most files that one host can register. */
  public int filesUpper() {
    return vms.stream().mapToInt(vm -> vm.countUpper() * vm.files()).sum();
  }

  private static void require(String name, boolean holds, String key, String range, long found) {
    if (!holds) {
      throw new IllegalArgumentException(
          "host class " + name + ": " + key + " must be " + range + ", found " + found);
    }
  }
}
