package luosim.host;

import java.util.Arrays;
import luosim.engine.Check;
import luosim.handler.FileObject;
import luosim.handler.Handler;
import luosim.handler.Handlers;
import luosim.handler.KernelMemory;
import luosim.handler.SessionPages;
import luosim.kho.FolioRuns;
import luosim.kho.KhoServices;
import luosim.luo.Family;
import luosim.luo.KernelServices;
import luosim.luo.Operation;
import luosim.luo.Participants;
import luosim.luo.SessionServices;
import luosim.trace.TraceKind;

/**
 * What the kernel around orchestrator, Kexec HandOver and handlers gives them: memory, descriptors, copies
 * to and from user space, and the calls that preserve. Each point at which Linux may refuse asks first what
 * befalls it.
 *
 * <p>A point that is delayed takes no time by itself: the delay is owed by the operation that runs, which
 * pays it before it goes on.
 */
final class KernelPorts
    implements KernelServices, SessionServices, KhoServices, SessionPages.Source, KernelMemory, Participants {
  private static final long PAGE_BYTES = 4096;
  private static final int PAGE_SHIFT = 12;
  private static final int ENTRY_BYTES = 128;
  /** Names of sessions that are made once and kept. */
  private static final int NAMES_KEPT = 1 << 12;

  private static final int ORDER_MAX = 10;
  private static final int HUGE_ORDER_MAX = VmPlan.PAGE_ORDER_MAX;

  /** The code of a tree write that is refused: no space. */
  private static final int FDT_NO_SPACE = -3;

  private final Kernel kernel;
  private final Frame frame;
  private final FatePort fates;
  private final Dooms dooms;
  final CallTally tally;
  final Ranges ranges = new Ranges(this);
  private MachinePages pages;
  private int restorableOrderMax = ORDER_MAX;
  private final Family family;
  private String[] names = new String[0];
  private int nextFd;
  private int fileReferences;
  private int[] held = new int[16];
  private long owedNs;
  private boolean hung;

  /** The error number of the last refusal. */
  int errno;

  /** The participant that a callback runs for, for the trace. */
  int participant = -1;

  KernelPorts(Kernel kernel, Frame frame, FatePort fates, Dooms dooms, MachinePages pages) {
    this.kernel = kernel;
    this.frame = frame;
    this.fates = fates;
    this.dooms = dooms;
    this.pages = pages;
    family = Protocols.family(frame.model.protocol());
    tally = new CallTally(frame);
  }

  /** The pages of this kernel's machine for a copy of the kernel. */
  MachinePages copyOfPages() {
    return pages.copy();
  }

  void copyFrom(KernelPorts other) {
    restorableOrderMax = other.restorableOrderMax;
    nextFd = other.nextFd;
    fileReferences = other.fileReferences;
    held = other.held.clone();
    ranges.copyFrom(other.ranges);
  }

  void install(MachinePages ofMachine, boolean hugetlb) {
    pages = ofMachine;
    restorableOrderMax = hugetlb ? HUGE_ORDER_MAX : ORDER_MAX;
    nextFd = 0;
    fileReferences = 0;
    Arrays.fill(held, 0);
    owedNs = 0;
    hung = false;
    participant = -1;
    tally.clear();
    ranges.clear();
  }

  Kernel kernel() {
    return kernel;
  }

  // What befalls a point.

  /** Whether the point is refused; a delay is owed, a crash awaited. */
  boolean refused(Site site) {
    if (!fates.watches(site)) {
      return false;
    }
    Fate fate = fates.ask(site, 0);
    return switch (fate.kind()) {
      case NONE, REQUESTS, TREE -> false;
      case RANGE -> {
        ranges.misuse(fate.range());
        yield false;
      }
      case ERROR -> {
        errno = fate.errno();
        yield true;
      }
      case DELAY, HANG -> {
        hung |= fate.lengthNs() == Fate.FOREVER;
        owedNs += hung ? 0 : fate.lengthNs();
        yield false;
      }
      case CRASH -> {
        dooms.await(site, fate);
        yield false;
      }
    };
  }

  /** The delay that points have cost since the last call, ns. */
  long takeOwedNs() {
    long owed = owedNs;
    owedNs = 0;
    return owed;
  }

  /** Whether a point never returns. */
  boolean takeHung() {
    boolean forever = hung;
    hung = false;
    return forever;
  }

  // For the orchestrator.

  @Override public boolean allocate(Memory what) {
    if (refused(Site.ALLOC)) {
      return false;
    }
    kernel.ledger.add(what.ordinal() + 1, ENTRY_BYTES);
    frame.trace(TraceKind.ALLOCATED, -1, entry(what).ordinal(), ENTRY_BYTES, 0);
    return true;
  }

  @Override public void release(Memory what) {
    kernel.ledger.remove(what.ordinal() + 1, ENTRY_BYTES);
    frame.trace(TraceKind.FREED, -1, entry(what).ordinal(), ENTRY_BYTES, 0);
  }

  private static Allocation entry(Memory what) {
    return switch (what) {
      case OUTGOING_FILE -> Allocation.OUTGOING_ENTRY;
      case INCOMING_FILE -> Allocation.INCOMING_ENTRY;
      case OUTGOING_SESSION, INCOMING_SESSION, SESSION_FILE -> Allocation.SESSION;
    };
  }

  @Override public long allocateFdt(long bytes) {
    if (refused(Site.ALLOC)) {
      return 0;
    }
    int order = order(bytes);
    long pfn = pages.folio(0, order);
    if (pfn < 0) {
      return 0;
    }
    kernel.trees.add(pfn, order);
    kernel.ledger.add(pfn, bytes);
    frame.trace(TraceKind.ALLOCATED, -1, Allocation.TREE.ordinal(), bytes, 0);
    return pfn << PAGE_SHIFT;
  }

  @Override public void releaseFdt(long phys, long bytes) {
    int order = order(bytes);
    long pfn = phys >>> PAGE_SHIFT;
    noteFree(pfn, order, -1);
    kernel.trees.remove(pfn);
    kernel.ledger.remove(pfn, bytes);
    kernel.kho().blobFreed(phys);
    pages.releaseFolio(pfn, order);
    frame.trace(TraceKind.FREED, -1, Allocation.TREE.ordinal(), bytes, 0);
  }

  private static int order(long bytes) {
    return Long.numberOfTrailingZeros(bytes >>> PAGE_SHIFT);
  }

  @Override public int fdt() {
    return refused(Site.FDT_WRITE) ? FDT_NO_SPACE : 0;
  }

  @Override public int insert() {
    return 0;
  }

  @Override public boolean killed() {
    boolean killed = refused(Site.LOCK);
    if (killed) {
      frame.trace(TraceKind.SIGNALLED, -1, 1);
    }
    return killed;
  }

  @Override public boolean copyIn() {
    if (fates.during(Operation.SESSION_FINISH) && refused(Site.SESSION_FINISH)) {
      return false;
    }
    return !refused(Site.COPY_IN);
  }

  @Override public boolean copyOut() {
    return !refused(Site.COPY_OUT);
  }

  @Override public int newFd() {
    if (fates.during(Operation.CREATE_SESSION) && refused(Site.SESSION_CREATE)
        || fates.during(Operation.RETRIEVE_SESSION) && refused(Site.SESSION_RETRIEVE)) {
      return -errno;
    }
    return nextFd++;
  }

  @Override public boolean fileGet(int file) {
    if (file < 0) {
      return false;
    }
    hold(file);
    fileReferences++;
    return true;
  }

  @Override public void filePut(int file) {
    fileReferences--;
    letGo(file);
  }

  @Override public void hold(int file) {
    if (file >= held.length) {
      held = Arrays.copyOf(held, 2 * (file + 1));
    }
    held[file]++;
  }

  @Override public void letGo(int file) {
    if (file >= 0 && file < held.length) {
      held[file]--;
    }
  }

  /** The reference behind a descriptor belongs to user space. */
  @Override public void fdInstall(int fd, int file) {
    if (family == Family.SESSIONS) {
      filePut(file);
    }
  }

  /** Whether the orchestrator holds a reference on a file, so that closing it frees nothing. */
  boolean holds(int file) {
    return file < held.length && held[file] > 0;
  }

  /** References that the orchestrator took and has not dropped. */
  int fileReferences() {
    return fileReferences;
  }

  @Override public void releaseReceivedFdt() {
    long phys = kernel.receiver().subtreePhys();
    int order = kernel.receiver().restoreFolio(phys, true);
    if (order >= 0) {
      pages.releaseFolio(phys >>> PAGE_SHIFT, order);
    }
  }

  @Override public Participants participants() {
    return this;
  }

  /** A handler as kernels of this family have it. */
  Handler handler(int id) {
    return Handlers.get(family, id);
  }

  @Override public String compatible(int handler) {
    return handler(handler).compatible();
  }

  @Override public int handlerCallbacks(int handler) {
    return handler(handler).callbacks();
  }

  @Override public String subsystemName(int subsystem) {
    return kernel.subsystem(subsystem).name();
  }

  @Override public int subsystemCallbacks(int subsystem) {
    return kernel.subsystem(subsystem).callbacks();
  }

  @Override public String flbCompatible(int flb) {
    return kernel.flb(flb).name();
  }

  /** A session is named after its VM. */
  @Override public String sessionName(int name) {
    if (name >= NAMES_KEPT) {
      return "other" + name;
    }
    if (name >= names.length) {
      int known = names.length;
      names = Arrays.copyOf(names, Math.max(name + 1, 2 * known));
      for (int next = known; next < names.length; next++) {
        names[next] = "vm" + (next + 1);
      }
    }
    return names[name];
  }

  @Override public boolean liveUpdate() {
    return kernel.switchedOn();
  }

  @Override public long identity(int handler, int file) {
    return file;
  }

  // For Kexec HandOver.

  @Override public boolean allocate(int what) {
    return !refused(Site.ALLOC);
  }

  @Override public long grantBitmaps(long wanted) {
    return fates.watches(Site.ALLOC) ? 0 : wanted;
  }

  // For the pages of an orchestrator with sessions.

  /** The page of what a kernel tells the next about itself. */
  long metadataPage() {
    long pfn = pages.folio(0, 0);
    Check.that(pfn > 0, "a kernel that boots finds a page for its metadata");
    kernel.metadataPage(pfn);
    return pfn;
  }

  /** A page for the orchestrator. */
  @Override public long allocate() {
    long pfn = refused(Site.ALLOC) ? -1 : pages.folio(0, 0);
    if (pfn > 0) {
      kernel.pages.add(pfn, 0);
      kernel.ledger.add(pfn, PAGE_BYTES);
      frame.trace(TraceKind.ALLOCATED, -1, Allocation.SESSION.ordinal(), PAGE_BYTES, 0);
    }
    return pfn;
  }

  /** Its own page, or one of the kernel before that was taken over. */
  @Override public void release(long pfn) {
    if (kernel.pages.remove(pfn)) {
      kernel.ledger.remove(pfn, PAGE_BYTES);
      frame.trace(TraceKind.FREED, -1, Allocation.SESSION.ordinal(), PAGE_BYTES, 0);
    } else {
      kernel.inherited.remove(pfn);
    }
    noteFree(pfn, 0, -1);
    pages.releaseFolio(pfn, 0);
  }

  // For callbacks.

  @Override public long allocateFolio(int node, int order) {
    if (refused(Site.ALLOC)) {
      return -1;
    }
    long pfn = pages.folio(node, order);
    if (pfn >= 0) {
      owns(pfn, PAGE_BYTES << order);
    }
    return pfn;
  }

  private void owns(long pfn, long bytes) {
    kernel.ledger.add(pfn, bytes);
    tally.allocated(bytes);
  }

  private void gaveBack(long pfn, long bytes) {
    kernel.ledger.remove(pfn, bytes);
    tally.freed(bytes);
  }

  @Override public void releaseFolio(long pfn, int order) {
    noteFree(pfn, order, participant);
    gaveBack(pfn, PAGE_BYTES << order);
    pages.releaseFolio(pfn, order);
  }

  @Override public boolean allocatePages(int node, long count, long salt, FolioRuns into) {
    if (refused(Site.ALLOC) || !pages.pages(node, count, salt, into)) {
      return false;
    }
    owns(into.firstUnit(0), bytes(into));
    return true;
  }

  @Override public void releaseRuns(FolioRuns runs) {
    noteFree(runs.firstUnit(0) << runs.order(), runs.order(), participant);
    gaveBack(runs.firstUnit(0), bytes(runs));
    pages.release(runs);
  }

  @Override public void releaseGuestMemory(FolioRuns runs) {
    noteFree(runs.firstUnit(0) << runs.order(), runs.order(), participant);
    pages.release(runs);
  }

  private static long bytes(FolioRuns runs) {
    return runs.totalUnits() * (PAGE_BYTES << runs.order());
  }

  /** Freeing what the map still names is a corruption, but where somebody was made to leave it there. */
  private void noteFree(long pfn, int order, int owner) {
    if (kernel.kho().preserved(pfn, order) && !ranges.madeToKeep(pfn, order)) {
      kernel.corrupted(Corruption.FREED_WHILE_MAPPED, owner);
    }
  }

  @Override public int preserveFolio(long pfn, int order) {
    return ranges.preserveFolio(pfn, order);
  }

  @Override public int preserveRuns(FolioRuns runs) {
    return ranges.preserveRuns(runs);
  }

  /** The other user of the handover has its share in it from the start. */
  void reserveMemoryAtBoot() {
    ReservedMemory.boots(kernel);
  }

  MachinePages pages() {
    return pages;
  }

  @Override public int unpreserveFolio(long pfn, int order) {
    return ranges.unpreserveFolio(pfn, order);
  }

  @Override public int unpreserveRuns(FolioRuns runs) {
    return ranges.unpreserveRuns(runs);
  }

  @Override public int restoreFolio(long pfn) {
    int order = kernel.receiver().restoreFolio(pfn << PAGE_SHIFT, true);
    if (order >= 0) {
      kernel.ledger.add(pfn, PAGE_BYTES << order);
    }
    return order;
  }

  @Override public boolean restoreRuns(FolioRuns runs) {
    if (runs.restore(kernel.receiver()) < runs.totalUnits()) {
      return false;
    }
    kernel.ledger.add(runs.firstUnit(0), bytes(runs));
    return true;
  }

  @Override public int restorableOrderMax() {
    return restorableOrderMax;
  }

  @Override public void dependencyGone(FileObject file) {
    kernel.corrupted(Corruption.DEPENDENCY_GONE, participant);
  }

  @Override public void staleData(FileObject file) {
    kernel.corrupted(Corruption.STALE_DATA, participant);
  }

  @Override public void sharedMemory(FileObject file) {
    kernel.corrupted(Corruption.SHARED_MEMORY, participant);
    kernel.vmMemoryLost(file.vm());
  }
}
