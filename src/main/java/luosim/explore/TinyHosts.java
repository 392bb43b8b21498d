package luosim.explore;

import java.util.ArrayList;
import java.util.List;

/** The tiny hosts within bounds, the smallest first. */
final class TinyHosts {
  /** What a kernel may be built or started with, or the next one be different in. */
  private static final List<String> OPTIONS = List.of("kernel: {khoDebug: true}",
      "kernel: {liveupdate: false}", "nextKernel: {kho: false}", "nextKernel: {liveupdate: false}",
      "nextKernel: {subsystems: []}", "nextKernel: {subsystems: [pci, net]}", "nextKernel: {handlers: []}");

  /** Files of a host with one passed-through device: address space, device, memory. */
  private static final int FILES_WITH_DEVICE = 3;

  /** Subsystems that such a host has at least. */
  private static final int SUBSYSTEMS_WITH_DEVICE = 2;

  private TinyHosts() {}

  /**
   * All of them: each number of memory files with each number of subsystems; one with a device, where the
   * bounds admit it; and one with at most one file and one subsystem for each option, which
   * gets one fault less.
   */
  static List<TinyHost> within(Bounds bounds) {
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
