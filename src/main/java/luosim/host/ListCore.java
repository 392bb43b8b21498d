package luosim.host;

import java.util.Optional;
import luosim.kho.Handover;
import luosim.kho.Kho;
import luosim.kho.Kho617;
import luosim.kho.KhoConfig;
import luosim.kho.Receiver;
import luosim.kho.Receiver616;
import luosim.luo.IncomingTree;
import luosim.luo.Luo;
import luosim.luo.LuoState;
import luosim.luo.LuoTree;
import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.luo.Stop;
import luosim.luo.revision.Revision;
import luosim.spec.TreeForm;
import luosim.trace.TraceKind;

/**
 * An orchestrator in which files are a subsystem, on the Kexec HandOver that it drives itself: it has a page
 * for the subsystems among the sub-trees, and a tree of files that the page leads to.
 */
final class ListCore implements Core {
  private final Receiver616 receiver;
  private final Handover arrived;
  private final Handover nothing = new Handover();
  private final Kho617 kho;
  private final ListHandover handover;
  private final Luo luo;
  private Optional<Luo> previous = Optional.empty();
  private Optional<MalformedTree> malformed = Optional.empty();
  private boolean malformsFiles;
  private LuoState toldState = LuoState.NORMAL;
  private boolean toldFinalized;

  ListCore(Revision.OfState revision, KernelPorts ports, KhoConfig config) {
    receiver = new Receiver616();
    arrived = new Handover();
    kho = new Kho617(ports, config);
    handover = new ListHandover(kho, receiver, phys -> tree(phys));
    luo = revision.factory().create(ports, handover);
  }

  private ListCore(ListCore other, KernelPorts ports) {
    receiver = new Receiver616();
    arrived = other.arrived;
    kho = other.kho.copy(ports);
    handover = other.handover.copy(kho);
    luo = other.luo.copy(ports, handover);
    previous = other.previous;
  }

  /** What stands in the memory of the kernel before this one, or the malformed tree in its place. */
  private Optional<? extends IncomingTree> tree(long phys) {
    Optional<LuoTree> written = previous.isEmpty() ? Optional.empty() : previous.get().treeAt(phys);
    boolean ofPage = written.isPresent() && phys == receiver.subtreePhys();
    return malformed.isPresent() && written.isPresent() && ofPage != malformsFiles ? malformed : written;
  }

  @Override public Luo orchestrator() {
    return luo;
  }

  @Override public Luo luo() {
    return luo;
  }

  @Override public Kho kho() {
    return kho;
  }

  @Override public Receiver receiver() {
    return receiver;
  }

  @Override public void receiveNothing() {
    receiver.populate(nothing, true);
  }

  @Override public int receive(Core old, boolean readable) {
    old.kho().take(arrived);
    previous = old.orchestrator() instanceof Luo ofState ? Optional.of(ofState) : Optional.empty();
    malformed = Optional.empty();
    return receiver.populate(arrived, readable);
  }

  @Override public boolean malform(TreeForm how) {
    Optional<LuoTree> page = previous.isEmpty() ? Optional.empty() : previous.get().outgoingTree();
    Optional<LuoTree> files = page.isEmpty() ? page : previous.get().filesTree();
    malformsFiles = how.ofFile();
    boolean there = malformsFiles ? files.isPresent() && files.get().fileCount() > 0 : page.isPresent();
    boolean possible = there && how != TreeForm.NO_FILES; // the page has no node of files to lack
    if (possible) {
      malformed = Optional.of(new MalformedTree(malformsFiles ? files.get() : page.get(), how));
    }
    return possible;
  }

  @Override public Stop boot(KernelPorts ports, KhoConfig config) {
    kho.reset(ports, config);
    luo.reset(ports, handover);
    Stop stop = luo.boot();
    ports.reserveMemoryAtBoot();
    return stop;
  }

  @Override public void watchFrom() {
    toldState = luo.state();
    toldFinalized = kho.finalized();
  }

  @Override public void watch(Frame frame) {
    LuoState state = luo.state();
    if (state != toldState) {
      frame.trace(TraceKind.STATE_CHANGED, 0, toldState.ordinal(), state.ordinal(), 0);
      toldState = state;
    }
    boolean finalized = kho.finalized();
    if (finalized != toldFinalized) {
      toldFinalized = finalized;
      frame.trace(TraceKind.KHO_FINALIZED, 0, finalized ? 1 : 0);
    }
  }

  @Override public void ended(Operation operation, long argument, int result, long value, Frame frame) {
    // The state says it all.
  }

  @Override public boolean reclaimed(int op) {
    return luo.reclaimed(op);
  }

  @Override public boolean keepsFiles() {
    return false;
  }

  @Override public LuoState bootState() {
    return luo.state();
  }

  @Override public boolean holdsReceived() {
    return luo.incomingHeld();
  }

  @Override public boolean bootFollowsFreed() {
    return kho.rootState() == Kho.RootState.COMPLETE
        && (!kho.mapAllocated() || luo.outgoingTree().isEmpty());
  }

  @Override public boolean reachesFreed() {
    return bootFollowsFreed()
        || kho.rootState() == Kho.RootState.COMPLETE && luo.outgoingTree().isPresent()
            && luo.filesTree().isEmpty();
  }

  @Override public Row followedRow() {
    return luo.state() == LuoState.NORMAL && luo.outgoingTree().isEmpty() ? Row.K5 : Row.K6;
  }

  @Override public long shape() {
    return (kho.finalized() ? 1 : 0)
        | (kho.mapAllocated() ? 2 : 0)
        | kho.rootState().ordinal() << 2
        | (long) kho.debugfsEntries() << 4;
  }

  @Override public Core copy(KernelPorts ports) {
    return new ListCore(this, ports);
  }
}
