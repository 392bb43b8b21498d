package luosim.explore;

import java.util.List;

/**
 * The smallest host that shows something: one VM with so many files, so many subsystems, one worker.
 *
 * @param protocol id of the revision that it runs
 * @param memfds memory files of its VM; 0 means that there is no VM
 * @param devices passed-through devices of its VM; with any there is an address space too
 * @param subsystems subsystems that take part, in order of registration
 * @param ladder what its agent does after a failed freeze
 * @param options what else its scenario sets, each as {@code key: value} of the host class
 */
public record TinyHost(
    String protocol, int memfds, int devices, int subsystems, Ladder ladder, List<String> options) {
  /** Takes a copy. */
  public TinyHost {
    options = List.copyOf(options);
    if (memfds < 0 || devices < 0 || subsystems < 0 || memfds == 0 && devices > 0) {
      throw new IllegalArgumentException("tiny host: counts must be at least 0, devices need a memory "
          + "file, found " + memfds + " memory files, " + devices + " devices, " + subsystems
          + " subsystems");
    }
  }

  /** The greatest host within bounds, with memory files alone. */
  public static TinyHost of(Bounds bounds) {
    return new TinyHost(
        bounds.protocol(), bounds.files(), 0, bounds.subsystems(), Ladder.CANCEL, List.of());
  }

  /** Files that it registers. */
  public int files() {
    return memfds + devices + (devices > 0 ? 1 : 0);
  }

  /** It in one phrase. */
  public String text() {
    return Bounds.count(files(), "file") + (devices > 0 ? " (memfd, vfio, iommufd)" : "") + ", "
        + Bounds.count(subsystems, "subsystem") + ", after a failed freeze " + ladder.word()
        + (options.isEmpty() ? "" : ", " + String.join(", ", options));
  }
}
