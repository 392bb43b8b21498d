package luosim.invariant;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import luosim.host.Machine;
import luosim.kho.Kho;
import luosim.luo.Family;
import luosim.luo.Luo;
import luosim.luo.LuoState;
import luosim.luo.LuoTree;
import luosim.trace.TraceKind;

/**
 * The world of a simulated machine: whatever kernel it runs at the moment of asking.
 *
 * <p>It shows everything but the exactness of ranges: handlers use ranges by the rules.
 */
public final class MachineWorld extends KernelWorld {
  private static final int PAGE_SHIFT = 12;
  private static final int SUBSYSTEM = 1;

  /** The world of a machine, whichever host it is made to be. */
  public MachineWorld(Machine machine) {
    super(machine);
  }

  private Luo luo() {
    return kernel().luo();
  }

  /** The world of a machine whose kernels have one state, or sessions. */
  public static World of(Machine machine) {
    return machine.family() == Family.SESSIONS ? new SessionMachineWorld(machine) : new MachineWorld(machine);
  }

  /** Evidence that an invariant asks for and no simulated host that runs a protocol shows. */
  public static Set<Evidence> missing(Invariant invariant, String protocol) {
    Set<Evidence> missing = EnumSet.noneOf(Evidence.class);
    if (Invariants.withSessions(protocol)) {
      invariant.onSessions().ifPresent(reading -> {
        missing.addAll(reading.needs());
        missing.addAll(reading.wants());
      });
      missing.removeIf(SessionMachineWorld::isShown);
    } else {
      missing.addAll(invariant.needs());
      missing.addAll(invariant.wants());
      missing.removeIf(MachineWorld::isShown);
    }
    return missing;
  }

  @Override public boolean shows(Evidence evidence) {
    return isShown(evidence);
  }

  private static boolean isShown(Evidence evidence) {
    return switch (evidence) {
      case FINALIZED,
          TREES,
          NAMES,
          PRESERVED,
          ALLOCATIONS,
          MAP,
          REACHABLE,
          PARTICIPANTS,
          DATA,
          TREE_ENTRIES,
          INCOMING,
          RECEIVED_HANDLERS,
          FILE_STATES,
          INCOMING_HELD,
          REFERENCES,
          OWNER,
          OPTIONS,
          RECEIVED_FORM,
          LOCKS,
          RANGES,
          PROBES -> true;
      case SESSIONS -> false;
    };
  }

  @Override public LuoState state() {
    return luo().state();
  }

  @Override public boolean finalized() {
    return kho().finalized();
  }

  @Override public int treesAllocated() {
    return luo().fdtsAllocated();
  }

  @Override public boolean treePreserved() {
    Optional<LuoTree> tree = luo().outgoingTree();
    Optional<LuoTree> files = luo().filesTree();
    return tree.isPresent() && preserved(tree.get()) && (files.isEmpty() || preserved(files.get()));
  }

  private boolean preserved(LuoTree tree) {
    int order = Long.numberOfTrailingZeros(tree.bytes() >>> PAGE_SHIFT);
    return kho().preserved(tree.phys() >>> PAGE_SHIFT, order);
  }

  @Override public int namesPublished() {
    return kho().debugfsEntries();
  }

  @Override public boolean mapSound() {
    return kho().mapAllocated() && kho().chunks() == kho().cost().chunks();
  }

  @Override public int files() {
    return luo().outgoingCount();
  }

  @Override public int file(int index) {
    return luo().outgoingFile(index);
  }

  @Override public int fileHandler(int index) {
    return luo().outgoingHandler(index);
  }

  @Override public long fileToken(int index) {
    return luo().outgoingToken(index);
  }

  @Override public long fileData(int index) {
    return luo().outgoingData(index);
  }

  @Override public int subsystems() {
    return luo().subsystemCount();
  }

  @Override public int subsystem(int index) {
    return luo().subsystem(index);
  }

  @Override public long subsystemData(int index) {
    return luo().subsystemData(luo().subsystem(index));
  }

  @Override public int treeFiles() {
    boolean passedOn = kho().rootState() == Kho.RootState.COMPLETE;
    Optional<LuoTree> tree = luo().filesTree();
    return passedOn && tree.isPresent() ? tree.get().fileCount() : -1;
  }

  private LuoTree treeOfFiles() {
    return luo()
        .filesTree()
        .orElseThrow(
            () -> new IllegalStateException("asked for a tree of files that no jump would pass on"));
  }

  private LuoTree tree() {
    return luo()
        .outgoingTree()
        .orElseThrow(
            () -> new IllegalStateException("asked for a tree that no jump would pass on"));
  }

  /** A tree has the highest token first or last. */
  private int inTree(int index) {
    LuoTree tree = treeOfFiles();
    int last = tree.fileCount() - 1;
    return Long.compareUnsigned(tree.fileToken(0), tree.fileToken(last)) > 0 ? last - index : index;
  }

  @Override public long treeFileToken(int index) {
    return treeOfFiles().fileToken(inTree(index));
  }

  @Override public long treeFileData(int index) {
    return treeOfFiles().fileData(inTree(index));
  }

  private String subsystemName(int index) {
    return kernel().subsystemName(luo().subsystem(index));
  }

  @Override public boolean treeHasSubsystem(int index) {
    return tree().subsystemDataLength(subsystemName(index)) == Long.BYTES;
  }

  @Override public long treeSubsystemData(int index) {
    return tree().subsystemData(subsystemName(index));
  }

  @Override public int incoming() {
    return luo().incomingCount();
  }

  @Override public long incomingToken(int index) {
    return luo().incomingToken(index);
  }

  @Override public int incomingHandler(int index) {
    return luo().incomingHandler(index);
  }

  @Override public boolean incomingReclaimed(int index) {
    return luo().incomingReclaimed(index);
  }

  @Override public boolean incomingUpdated(int index) {
    return luo().incomingUpdated(index);
  }

  @Override public boolean incomingHeld() {
    return luo().incomingHeld();
  }

  /** The trace tells of all of them. */
  @Override public long inexactRanges() {
    return 0;
  }

  @Override public int locksUnbalanced() {
    return luo().locksUnbalanced();
  }

  @Override public boolean receivedFilesMalformed() {
    return kernel().receivedFilesMalformed();
  }

  @Override public int callbacks(int participant) {
    int id = TraceKind.participantId(participant);
    boolean subsystem = TraceKind.participantKind(participant) == SUBSYSTEM && id < kernel().subsystems();
    return subsystem ? kernel().subsystemCallbacks(id) : ~0;
  }

  @Override public Optional<Probe> probe() {
    return quiet() ? Optional.of(new KernelProbe(kernel().copy())) : Optional.empty();
  }
}
