package luosim.explore;

import java.util.ArrayList;
import java.util.List;
import luosim.luo.Family;
import luosim.luo.revision.Revisions;

/** The tiny hosts within bounds, the smallest first. */
final class TinyHosts {
  /** What a kernel may be built or started with, or the next one be different in. */
  private static final List<String> OPTIONS = List.of("kernel: {khoDebug: true}",
      "kernel: {liveupdate: false}", "nextKernel: {kho: false}", "nextKernel: {liveupdate: false}",
      "nextKernel: {subsystems: []}", "nextKernel: {subsystems: [pci, net]}", "nextKernel: {handlers: []}",
      "kernel: {otherPages: 1}");

  /** A subsystem that is told to undo what it never did. */
  private static final String NO_PREPARE = "callbacks: {pci: [freeze, cancel, finish]}";

  /** A subsystem that the old kernel does not have, and that asks what it was left. */
  private static final List<String> NEW_AND_ASKS = List.of(
      "callbacks: {net: [prepare, freeze, cancel, finish, boot]}", "nextKernel: {subsystems: [pci, net]}");

  /** The same where there are sessions: nothing registers at boot but FLBs. */
  private static final List<String> OPTIONS_WITH_SESSIONS = List.of("kernel: {khoDebug: true}",
      "kernel: {liveupdate: false}", "nextKernel: {kho: false}", "nextKernel: {liveupdate: false}",
      "nextKernel: {handlers: []}");

  /** Whether the driver of a global looks at boot for what was left to it, or at its first use. */
  private static final String LOOKS_LATE = "kernel: {flbAtBoot: false}";

  /** The same for a global that memory files share. */
  private static final List<String> SHARED =
      List.of("kernel: {" + TinyHost.FLB_OF_ALL + "}",
          "kernel: {" + TinyHost.FLB_OF_ALL + ", flbAtBoot: false}");

  /** Files of a host with one passed-through device: address space, device, memory. */
  static final int FILES_WITH_DEVICE = 3;

  /** Subsystems that such a host has at least; the state of the second, the IOMMU, is an FLB. */
  static final int SUBSYSTEMS_WITH_DEVICE = 2;

  private TinyHosts() {}

  /** All of them, as the family of the revision has them. */
  static List<TinyHost> within(Bounds bounds) {
    return Bounds.family(bounds.protocol()) == Family.SESSIONS ? withSessions(bounds) : withState(bounds);
  }

  /**
   * Each number of memory files, in one session; where the bounds admit a device, and so an FLB, one whose
   * driver looks late for what was left to it, which needs no fault to go wrong, and one whose driver looks
   * at boot; one with one file for each of these two, on which memory files share the FLB; and one with at
   * most one file for each option. What has an option gets one fault less.
   */
  private static List<TinyHost> withSessions(Bounds bounds) {
    List<TinyHost> hosts = new ArrayList<>();
    for (int files = 0; files <= bounds.files(); files++) {
      hosts.add(host(bounds, files, 0, 0, List.of()));
    }
    if (bounds.files() >= FILES_WITH_DEVICE) {
      hosts.add(host(bounds, 1, 1, SUBSYSTEMS_WITH_DEVICE, List.of(LOOKS_LATE)));
      hosts.add(host(bounds, 1, 1, SUBSYSTEMS_WITH_DEVICE, List.of()));
    }
    for (String option : bounds.files() > 0 ? SHARED : List.<String> of()) {
      hosts.add(host(bounds, 1, 0, SUBSYSTEMS_WITH_DEVICE, List.of(option)));
    }
    for (String option : OPTIONS_WITH_SESSIONS) {
      hosts.add(host(bounds, Math.min(1, bounds.files()), 0, 0, List.of(option)));
    }
    return hosts;
  }

  /**
   * Each number of memory files with each number of subsystems; one with a device, where the
   * bounds admit it; and one with at most one file and one subsystem for each option, which
   * gets one fault less; the last option needs a subsystem.
   */
  private static List<TinyHost> withState(Bounds bounds) {
    List<TinyHost> hosts = new ArrayList<>();
    for (int files = 0; files <= bounds.files(); files++) {
      for (int subsystems = 0; subsystems <= bounds.subsystems(); subsystems++) {
        hosts.add(host(bounds, files, 0, subsystems, List.of()));
      }
      if (files == FILES_WITH_DEVICE && bounds.subsystems() >= SUBSYSTEMS_WITH_DEVICE) {
        hosts.add(host(bounds, 1, 1, SUBSYSTEMS_WITH_DEVICE, List.of()));
      }
    }
    int file = Math.min(1, bounds.files());
    int subsystem = Math.min(1, bounds.subsystems());
    for (String option : OPTIONS) {
      hosts.add(host(bounds, file, 0, subsystem, List.of(option)));
    }
    if (subsystem > 0) {
      hosts.add(host(bounds, file, 0, subsystem, List.of(NO_PREPARE)));
    }
    if (subsystem > 0 && Revisions.drivesFilesAlone(bounds.protocol())) {
      hosts.add(host(bounds, file, 0, subsystem, NEW_AND_ASKS));
    }
    return hosts;
  }

  /** The most faults in a run of a host: one with an option gets one less, but not none. */
  static int faults(TinyHost host, Bounds bounds) {
    return host.options().isEmpty() ? bounds.faults()
        : Math.min(bounds.faults(), Math.max(1, bounds.faults() - 1));
  }

  private static TinyHost host(
      Bounds bounds, int memfds, int devices, int subsystems, List<String> options) {
    return new TinyHost(bounds.protocol(), memfds, devices, subsystems, Ladder.CANCEL, options);
  }
}
