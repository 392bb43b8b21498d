package luosim.host;

import java.util.Optional;
import luosim.kho.Kho;
import luosim.kho.Kho617;
import luosim.kho.KhoConfig;
import luosim.luo.IncomingTree;
import luosim.luo.Luo;
import luosim.luo.LuoState;
import luosim.luo.LuoTree;
import luosim.luo.Orchestrator;
import luosim.luo.Row;
import luosim.luo.Stop;
import luosim.luo.revision.Revision;
import luosim.spec.TreeForm;

/**
 * An orchestrator in which files are a subsystem, on the Kexec HandOver that it drives itself: it has a page
 * for the subsystems among the sub-trees, and a tree of files that the page leads to.
 */
final class ListCore extends OneStateCore {
  private final Kho617 kho;
  private final ListHandover handover;
  private final Luo luo;
  private Optional<Luo> previous = Optional.empty();
  private Optional<MalformedTree> malformed = Optional.empty();
  private boolean malformsFiles;

  ListCore(Revision.OfState revision, KernelPorts ports, KhoConfig config) {
    kho = new Kho617(ports, config);
    handover = new ListHandover(kho, receiver, this::tree);
    luo = revision.factory().create(ports, handover);
  }

  private ListCore(ListCore other, KernelPorts ports) {
    super(other);
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

  @Override public Luo luo() {
    return luo;
  }

  @Override public Kho617 kho() {
    return kho;
  }

  @Override void receiveTrees(Orchestrator sender) {
    previous = sender instanceof Luo ofState ? Optional.of(ofState) : Optional.empty();
    malformed = Optional.empty();
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

  @Override public Core copy(KernelPorts ports) {
    return new ListCore(this, ports);
  }
}
