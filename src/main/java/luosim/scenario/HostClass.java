package luosim.scenario;

import java.util.List;

/**
 * What the hosts of one class have in common.
 *
 * @param name the class's name
 * @param weight its share of the fleet relative to the other weights
 * @param cpus hardware threads
 * @param numaNodes memory nodes; memory and processors are split evenly
 * @param memoryBytes memory of the host
 * @param fragmentation how scattered guest memory lies, 0 (one run per node) to 1 (worst)
 * @param kernel switches of the kernel
 * @param agent the user-space agent
 * @param subsystems the names of the subsystems in registration order, {@code pci} and {@code
 *     iommu} among them unless it is bare
 * @param callbacks the subsystems of either kernel that lack some callbacks
 * @param next what is different about the image that the update brings
 * @param bare whether its kernel cannot hand devices over
 * @param vms the shapes of the VMs that a host of this class carries
 */
public record HostClass(String name, long weight, int cpus, int numaNodes, long memoryBytes,
    double fragmentation, Kernel kernel, Agent agent, List<String> subsystems,
    List<SubsystemCallbacks> callbacks, NextKernel next, boolean bare,
    List<VmShape> vms) {
  /** Takes copies. */
  public HostClass {
    subsystems = List.copyOf(subsystems);
    callbacks = List.copyOf(callbacks);
    vms = List.copyOf(vms);
  }

  /** The most VMs that a host of this class may carry. */
  public int vmsMost() {
    return vms.stream().mapToInt(VmShape::countMost).sum();
  }

  /** The most files that an update of such a host registers. */
  public int filesMost() {
    return vms.stream().mapToInt(shape -> shape.countMost() * shape.files()).sum();
  }
}
