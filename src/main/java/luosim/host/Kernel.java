package luosim.host;

import java.util.Arrays;
import java.util.BitSet;
import luosim.engine.Check;
import luosim.handler.FileObject;
import luosim.handler.Handler;
import luosim.handler.SubsystemObject;
import luosim.kho.Kho;
import luosim.kho.KhoConfig;
import luosim.kho.Receiver;
import luosim.luo.Luo;
import luosim.luo.Operation;
import luosim.luo.Orchestrator;
import luosim.luo.Row;
import luosim.luo.Sessions;
import luosim.luo.Stop;
import luosim.spec.TreeForm;
import luosim.trace.TraceKind;

/**
 * One running kernel, as observers see it: its orchestrator, its Kexec HandOver, the memory that both and
 * the handlers hold, and what is true of every participant whatever the orchestrator believes.
 *
 * <p>A machine keeps two and uses them in turn, because the tree that a kernel received stands in the
 * memory of the one before it.
 */
public final class Kernel {
  /** The other user of Kexec HandOver on every host: memory regions reserved by name. */
  static final int RESERVE_MEM = 0;

  private static final int PAGE_SHIFT = 12;

  /** Where made-up addresses of tracker pages begin: above any memory. */
  private static final long METADATA_PHYS = 1L << 50;

  private static final Corruption[] CORRUPTIONS = Corruption.values();

  private final Frame frame;
  private final Guests guests;
  private final Subsystems subsystems;
  final KernelPorts ports;
  final Ledger ledger = new Ledger();
  final PfnList trees = new PfnList();

  /** Single pages that the orchestrator preserved for itself. */
  final PfnList pages = new PfnList();

  /** Such pages of the kernel before this one that nobody took over yet. */
  final PfnList inherited = new PfnList();
  final TokenBook tokens = new TokenBook();
  final TokenBook received = new TokenBook();
  private final int[] corruptions = new int[CORRUPTIONS.length];
  private final boolean[] memoryLost;
  private final Core ofOldImage;
  private final Core ofNewImage;
  private Core core;
  private Kho kho;
  private Receiver receiver;
  private Orchestrator orchestrator;
  private final Effects effects = new Effects();
  private int generation = 1;
  private boolean newImage;
  private boolean malformed;
  private final BitSet subsystemsReceived = new BitSet();
  private boolean filesMalformed;
  private long rootPage;
  private long metadataPage;

  /** A place for kernels of a machine; none runs in it yet. */
  Kernel(
      Frame frame, Guests guests, Subsystems subsystems, FatePort fates, Dooms dooms, MachinePages pages) {
    this.frame = frame;
    this.guests = guests;
    this.subsystems = subsystems;
    memoryLost = new boolean[guests.vmsMax()];
    ports = new KernelPorts(this, frame, fates, dooms, pages);
    var config = new KhoConfig(true, false, 0, METADATA_PHYS);
    String old = frame.model.protocol();
    String next = frame.model.nextProtocol();
    ofOldImage = Protocols.core(old, ports, config);
    ofNewImage = next.equals(old) ? ofOldImage : Protocols.core(next, ports, config);
    become(ofOldImage);
  }

  /** Runs one of the two images from now on. */
  private void become(Core image) {
    core = image;
    kho = core.kho();
    receiver = core.receiver();
    orchestrator = core.orchestrator();
  }

  /** A copy for probes. */
  private Kernel(Kernel other) {
    frame = other.frame.silent();
    guests = new Guests(other.guests, frame);
    subsystems = new Subsystems(other.subsystems);
    memoryLost = other.memoryLost.clone();
    FatePort nobody = FatePort.ofNobody();
    Dooms none = new Dooms(frame, nobody, 0);
    ports = new KernelPorts(this, frame, nobody, none, other.ports.copyOfPages());
    ports.copyFrom(other.ports);
    ledger.copyFrom(other.ledger);
    trees.copyFrom(other.trees);
    pages.copyFrom(other.pages);
    inherited.copyFrom(other.inherited);
    tokens.copyFrom(other.tokens);
    received.copyFrom(other.received);
    System.arraycopy(other.corruptions, 0, corruptions, 0, corruptions.length);
    ofOldImage = other.core.copy(ports);
    ofNewImage = ofOldImage;
    become(ofOldImage);
    generation = other.generation;
    newImage = other.newImage;
    malformed = other.malformed;
    filesMalformed = other.filesMalformed;
    subsystemsReceived.or(other.subsystemsReceived);
    rootPage = other.rootPage;
    metadataPage = other.metadataPage;
  }

  // Its life.

  /** Starts without a handover, as after power on. */
  Stop bootCold(int number, boolean fromNewImage, MachinePages pages) {
    malformed = false;
    filesMalformed = false;
    inherited.clear();
    become(fromNewImage ? ofNewImage : ofOldImage);
    core.receiveNothing();
    return boot(number, fromNewImage, pages);
  }

  /** Makes ready to receive what another kernel leaves now; 0, or why revival is off. */
  int receive(Kernel old, boolean readable) {
    malformed = false;
    filesMalformed = false;
    inherited.clear();
    received.copyFrom(old.tokens);
    receiveSubsystems(old.orchestrator);
    become(ofNewImage);
    return core.receive(old.core, readable);
  }

  private void receiveSubsystems(Orchestrator old) {
    subsystemsReceived.clear();
    if (old instanceof Luo luo) {
      for (int index = 0; index < luo.subsystemCount(); index++) {
        subsystemsReceived.set(luo.subsystem(index));
      }
    }
  }

  /** What was received turns out to be malformed in this way; false if that cannot be. */
  boolean malform(TreeForm how) {
    HostClass one = frame.hostClass;
    boolean read = one.next().subsystems().stream().anyMatch(one.subsystems()::contains);
    boolean possible = how != TreeForm.SHORT_SUBSYSTEM || !subsystemsReceived.isEmpty() && read;
    malformed = possible && core.malform(how);
    filesMalformed = malformed && how != TreeForm.SHORT_SUBSYSTEM;
    return malformed;
  }

  /** Starts on what was received. */
  Stop boot(int number, boolean fromNewImage, MachinePages pages) {
    generation = number;
    newImage = fromNewImage;
    ports.install(pages, frame.hostClass.kernel().hugetlb());
    ledger.clear();
    trees.clear();
    this.pages.clear();
    tokens.clear();
    Arrays.fill(corruptions, 0);
    Arrays.fill(memoryLost, false);
    rootPage = pages.folio(0, 0);
    Check.that(rootPage > 0, "a kernel that boots finds a page for its root tree");
    boolean debug = frame.hostClass.kernel().khoDebug();
    metadataPage = 0;
    boolean handover = !newImage || frame.hostClass.next().kho();
    return core.boot(ports, new KhoConfig(handover, debug, rootPage << PAGE_SHIFT, METADATA_PHYS));
  }

  void corrupted(Corruption kind, int participant) {
    corruptions[kind.ordinal()]++;
    frame.trace(TraceKind.CORRUPTED, participant, kind.ordinal());
  }

  /** A VM runs on memory that was given back under it. */
  void vmMemoryLost(int vm) {
    memoryLost[vm] = true;
  }

  boolean memoryLost(int vm) {
    return memoryLost[vm];
  }

  Effects effects() {
    return effects;
  }

  Receiver receiver() {
    return receiver;
  }

  Core core() {
    return core;
  }

  /** Whether something that the kernel before this one left waits for user space. */
  boolean holdsReceived() {
    return core.holdsReceived();
  }

  /** The row in which a jump ends that follows freed memory. */
  Row followedRow() {
    return core.followedRow();
  }

  SubsystemObject subsystem(int id) {
    return subsystems.get(id);
  }

  /** Whether its orchestrator is of the family with sessions. */
  public boolean hasSessions() {
    return core instanceof SessionCore;
  }

  /** Whether its handover refuses a range that the rules do not allow. */
  boolean refusesInexactRanges() {
    return !hasSessions() && luo().refusesInexactRanges();
  }

  /** FLBs that this kernel registers. */
  int flbs() {
    return subsystems.flbs();
  }

  /** A handler as this kernel has it. */
  Handler handler(int id) {
    return ports.handler(id);
  }

  /** The object behind an FLB: the subsystem that keeps it. */
  SubsystemObject flb(int id) {
    return subsystems.flb(id);
  }

  FileObject file(int id) {
    return guests.file(id);
  }

  long rootPage() {
    return rootPage;
  }

  /** A page for what this kernel tells the next about itself, in an era that does so; 0 before. */
  long metadataPage() {
    return metadataPage;
  }

  void metadataPage(long pfn) {
    metadataPage = pfn;
  }

  // For observers.

  /** 1 for the kernel of the cold boot, one more after each jump. */
  public int generation() {
    return generation;
  }

  /** Whether this is the image that the update brings. */
  public boolean newImage() {
    return newImage;
  }

  /** Whether the orchestrator is switched on by the boot options. */
  public boolean switchedOn() {
    HostClass one = frame.hostClass;
    return newImage ? one.next().liveupdate() : one.kernel().liveupdate();
  }

  /** Whether something that it received is malformed which its files or subsystems read. */
  public boolean receivedMalformed() {
    return filesMalformed || malformed && readsSubsystem();
  }

  /** Whether a subsystem is registered that the previous kernel had too. */
  private boolean readsSubsystem() {
    for (int index = 0; index < luo().subsystemCount(); index++) {
      if (subsystemsReceived.get(luo().subsystem(index))) {
        return true;
      }
    }
    return false;
  }

  /** Whether that concerns its files. */
  public boolean receivedFilesMalformed() {
    return filesMalformed;
  }

  /** Its orchestrator, of whichever family. */
  public Orchestrator orchestrator() {
    return orchestrator;
  }

  /** Its orchestrator; of the family with one state. */
  public Luo luo() {
    return core.luo();
  }

  /** Its orchestrator; of the family with sessions. */
  public Sessions sessions() {
    return core.sessions();
  }

  /** Its Kexec HandOver. */
  public Kho kho() {
    return kho;
  }

  /**
   * Bytes that orchestrator and handlers allocated in this kernel and have not freed, leaked ones included.
   */
  public long allocatedBytes() {
    return ledger.bytes();
  }

  /** A number over the set of those allocations; equal sets have equal numbers, 0 for the empty set. */
  public long allocationDigest() {
    return ledger.digest();
  }

  /** References on file objects that the orchestrator took and has not dropped. */
  public int fileReferences() {
    return ports.fileReferences();
  }

  /**
   * Whether what a jump of this instant would pass on is valid and leads to memory that was freed: the map,
   * or the orchestrator's tree.
   */
  public boolean reachesFreed() {
    return core.reachesFreed();
  }

  /** Whether the next kernel would come upon some of that already in its early boot. */
  boolean bootFollowsFreed() {
    return core.bootFollowsFreed();
  }

  /** File objects of this host; ids are 0 to this number, exclusive. */
  public int files() {
    return guests.files();
  }

  /** Subsystems of this host; ids are 0 to this number, exclusive. The last is one that is new to all. */
  public int subsystems() {
    return subsystems.count();
  }

  /** Successful prepares of a file that no cancel answered, in this kernel. */
  public int preparedCount(int file) {
    return guests.file(file).prepares();
  }

  /** Whether its last successful callback was a freeze. */
  public boolean frozen(int file) {
    return guests.file(file).frozen();
  }

  /** The name of a subsystem of this host. */
  public String subsystemName(int subsystem) {
    return subsystems.get(subsystem).name();
  }

  /** Successful prepares of a subsystem that no cancel answered, in this kernel. */
  public int subsystemPreparedCount(int subsystem) {
    return subsystems.get(subsystem).prepares();
  }

  public boolean subsystemFrozen(int subsystem) {
    return subsystems.get(subsystem).frozen();
  }

  /** How often a corruption of a kind happened in this kernel. */
  public int corruptions(Corruption kind) {
    return corruptions[kind.ordinal()];
  }

  /** A number over everything that decides what this kernel does next; equal states have equal numbers. */
  public long digest() {
    long kept = ports.ranges.digest();
    return participantsDigest(orchestrator.digest() * 31 + kho.digest() * 17 + ledger.digest() ^ kept, true);
  }

  /** As {@link #digest}, but hosts that differ in nothing but addresses have one shape. */
  public long shape() {
    int kept = ports.ranges.digest() == 0 ? 0 : 1;
    return participantsDigest(orchestrator.shape() * 31 + core.shape() ^ kept, false);
  }

  private long participantsDigest(long start, boolean exact) {
    long digest = start;
    for (int id = 0; id < guests.files(); id++) {
      FileObject file = guests.file(id);
      digest = digest * 31 + file.handler();
      digest = digest * 31 + (exact ? file.record() : Long.signum(file.record()));
      digest = digest * 31 + file.prepares() * 8 + (file.frozen() ? 1 : 0) + (file.retrieved() ? 2 : 0);
    }
    for (int id = 0; id < subsystems.count(); id++) {
      SubsystemObject one = subsystems.get(id);
      digest = digest * 31 + (exact ? one.record() : Long.signum(one.record()));
      digest = digest * 31 + one.prepares() * 2 + (one.frozen() ? 1 : 0);
    }
    return digest ^ digest >>> 29;
  }

  /** A deep copy for probes: nothing befalls it and it leaves no trace. No operation may be running. */
  public Kernel copy() {
    return new Kernel(this);
  }

  /**
   * Runs one operation to its end, all callbacks as they are and no time passing; for probes on a copy.
   *
   * @return its result, 0 or a negative errno; EAGAIN where it would wait for another, for ever
   */
  public int perform(Operation operation, long argument) {
    return effects.perform(this, operation, argument);
  }

  /** The same for a request with more arguments. */
  public int perform(Operation operation, long argument, int object, long token) {
    return effects.perform(this, operation, argument, object, token);
  }

  /** The callbacks that a file's handler has, as bits. */
  public int fileCallbacks(int file) {
    return handler(guests.file(file).handler()).callbacks();
  }

  /** The callbacks that a subsystem has, as bits. */
  public int subsystemCallbacks(int subsystem) {
    return subsystems.get(subsystem).callbacks();
  }

  /** Whether the descriptors of sessions outlive the agent's process. */
  public boolean keepsSessions() {
    return frame.hostClass.agent().keepsSessions();
  }
}
