package luosim.explore;

import java.util.List;
import luosim.luo.Family;

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
  /** Globals that devices and address spaces share, with sessions. */
  static final int FLBS = 1;

  /** What a kernel sets in which memory files share the global too. */
  static final String FLB_OF_ALL = "flbOfAll: true";

  /** Takes a copy. */
  public TinyHost {
    options = List.copyOf(options);
    if (memfds < 0 || devices < 0 || subsystems < 0 || memfds == 0 && devices > 0) {
      throw new IllegalArgumentException("tiny host: counts must be at least 0, devices need a memory "
          + "file, found " + memfds + " memory files, " + devices + " devices, " + subsystems
          + " subsystems");
    }
  }

  /**
   * The greatest host within bounds, with memory files alone; where there are sessions these share a global
   * whose driver does not look at boot.
   */
  public static TinyHost of(Bounds bounds) {
    boolean withSessions = Bounds.family(bounds.protocol()) == Family.SESSIONS && bounds.files() > 0;
    return withSessions
        ? new TinyHost(bounds.protocol(), bounds.files(), 0, TinyHosts.SUBSYSTEMS_WITH_DEVICE, Ladder.CANCEL,
            List.of("kernel: {" + FLB_OF_ALL + ", flbAtBoot: false}"))
        : new TinyHost(bounds.protocol(), bounds.files(), 0, bounds.subsystems(), Ladder.CANCEL, List.of());
  }

  /** Files that it registers. */
  public int files() {
    return memfds + devices + (devices > 0 ? 1 : 0);
  }

  /** Sessions that it makes for the next kernel: one for its VM, if it has files; none with one state. */
  public int sessions() {
    return hasSessions() && memfds > 0 ? 1 : 0;
  }

  /** FLBs that its files need; none with one state. */
  public int flbs() {
    boolean used = devices > 0 || memfds > 0 && options.stream().anyMatch(one -> one.contains(FLB_OF_ALL));
    return hasSessions() && used && subsystems >= TinyHosts.SUBSYSTEMS_WITH_DEVICE ? FLBS : 0;
  }

  /** Whether its revision has sessions, and no subsystems. */
  public boolean hasSessions() {
    return Bounds.family(protocol) == Family.SESSIONS;
  }

  /** It in one phrase, in the words of its revision's family. */
  public String text() {
    String parts = hasSessions()
        ? Bounds.count(sessions(), "session") + ", " + Bounds.count(flbs(), "FLB")
        : Bounds.count(subsystems, "subsystem");
    return Bounds.count(files(), "file") + (devices > 0 ? " (memfd, vfio, iommufd)" : "") + ", " + parts
        + ", after a failed freeze " + ladder.word()
        + (options.isEmpty() ? "" : ", " + String.join(", ", options));
  }
}
