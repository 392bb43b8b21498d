package luosim.scenario;

/**
 * VMs of one size; each host draws how many it carries.
 *
 * @param name the shape's name, a label of measures
 * @param countLeast the least number per host
 * @param countMost the greatest number per host; every number between is equally likely
 * @param vcpus virtual CPUs
 * @param memoryBytes guest memory, split evenly over the memfds
 * @param pageBytes page size of the guest memory: 4 KiB, 2 MiB or 1 GiB
 * @param memfds files of guest memory
 * @param vfio passed-through devices; with any, there is one iommufd as well
 * @param migratable whether it can be migrated live
 */
public record VmShape(String name, int countLeast, int countMost, int vcpus, long memoryBytes,
    long pageBytes, int memfds, int vfio, boolean migratable) {
  /** One address space if there is a device, else none. */
  public int iommufds() {
    return vfio > 0 ? 1 : 0;
  }

  /** Files that an update registers for one VM. */
  public int files() {
    return memfds + vfio + iommufds();
  }
}
