package luosim.conform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import luosim.host.FinalizedHandover;
import luosim.host.KhoHandover;
import luosim.kho.Kho616;
import luosim.kho.KhoConfig;
import luosim.kho.NotifierChain;
import luosim.kho.Receiver616;
import luosim.luo.IncomingTree;
import luosim.luo.Luo;
import luosim.luo.revision.Revision;

/**
 * One kernel of a replay: orchestrator, KHO, memory and open files, and what the harness keeps
 * about them.
 */
final class KernelRun {
  /** A KHO that is switched off. */
  static final KhoConfig NO_KHO = new KhoConfig(false, false, 0x1000, 0x2000);

  private static final long METADATA = 0x2_0000_0000L;

  final int number;
  final boolean khoEnabled;
  final boolean liveUpdateEnabled;
  final Pages pages;
  final FileObjects files = new FileObjects();
  final Services services;
  final Kho616 kho;
  final NotifierChain chain = new NotifierChain();
  final Receiver616 receiver = new Receiver616();
  final KhoClients clients = new KhoClients();
  final Luo luo;

  /** What the accepted map of the previous kernel holds. */
  final Received received;

  final Set<Long> payloadPages = new TreeSet<>();
  final Set<Long> knownTokens = new TreeSet<>();
  int restored;
  long userPage;

  /** Boot options of a kernel. */
  record Options(boolean kho, boolean liveUpdate, boolean debugfs) {}

  /**
   * What came with the jump.
   *
   * @param trees blocks of 1 MiB in the accepted map
   * @param singles single pages in it
   * @param payload how many of those were live payload pages at the jump
   * @param subsystems names that the previous kernel had registered
   */
  record Received(int trees, Set<Long> singles, int payload, List<String> subsystems) {
    static Received nothing() {
      return new Received(0, new TreeSet<>(), 0, List.of());
    }
  }

  /**
   * Loads a kernel; its orchestrator is not booted yet.
   *
   * @param memory memory that is taken already
   * @param trees finds a tree that the previous kernel named
   */
  KernelRun(
      int number,
      Options options,
      Pages memory,
      Received received,
      FinalizedHandover.Memory trees,
      Roster roster,
      Injections injections,
      Revision.OfState revision) {
    this.number = number;
    this.khoEnabled = options.kho();
    this.liveUpdateEnabled = options.liveUpdate();
    this.pages = memory;
    this.received = received;
    services = new Services(injections, roster, pages, files);
    kho = new Kho616(
        services, new KhoConfig(options.kho(), options.debugfs(), pages.take(), METADATA));
    services.serve(kho);
    luo = revision.factory().create(services, new KhoHandover(kho, chain, receiver, trees));
  }

  /** A kernel after a cold boot, to which nobody handed anything. */
  static Optional<IncomingTree> noTree(long phys) {
    throw new IllegalStateException("nobody handed over the tree at " + Long.toHexString(phys));
  }

  /** Names of the registered subsystems. */
  List<String> subsystemNames(Roster roster) {
    var names = new ArrayList<String>();
    for (int place = 0; place < luo.subsystemCount(); place++) {
      names.add(roster.subsystemName(luo.subsystem(place)));
    }
    return names;
  }

  /** How many payload pages are alive. */
  int livePayload() {
    return payloadPages.size();
  }
}
