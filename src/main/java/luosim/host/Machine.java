package luosim.host;

import java.util.List;
import luosim.handler.FileObject;
import luosim.kho.FolioAllocator;
import luosim.kho.MemoryLayout;
import luosim.luo.Family;
import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.luo.Stop;
import luosim.trace.TraceKind;
import luosim.trace.TraceSink;

/**
 * One host in flight: its kernels, VMs, devices and agent, driven over time on an event list of its own.
 *
 * <p>Mutable and pooled: {@link #install} makes it another host. It never looks outside the host, so it may
 * run ahead alone; two executions with the same orders at the same times emit the same trace.
 */
public final class Machine implements Situation {
  /** The most events that one VM, file or fate may have pending at once, generously. */
  private static final int PENDING_PER_VM = 8;

  private static final int PENDING_MIN = 4096;

  private final HostModel model;
  private final Frame frame;
  private final FatePort fates;
  private final Dooms dooms;
  private final Guests guests;
  private final Subsystems subsystems;
  private final MachinePages pages;
  private final List<List<String>> participants;
  private final MemoryLayout[] layouts;
  private final Kernel[] kernels = new Kernel[2];
  private final Attempt attempt;
  private final Passage passage;
  private final Agent agent;
  private final Strokes strokes;
  private final Evacuation evacuation;
  private final RestRequests atRest;
  private int current;
  private boolean serving;
  private boolean booted;

  /** A machine for hosts of a model; holds no host yet. */
  public Machine(HostModel model) {
    this.model = model;
    int vms = model.classes().stream().mapToInt(HostClass::vmsUpper).max().orElse(0);
    int files = model.classes().stream().mapToInt(HostClass::filesUpper).max().orElse(0);
    participants = model.classes().stream().map(HostClass::participants).toList();
    int most = participants.stream().mapToInt(List::size).max().orElse(0);
    layouts = new MemoryLayout[model.classes().size()];
    frame = new Frame(model, PENDING_MIN + PENDING_PER_VM * vms);
    fates = new FatePort(this);
    dooms = new Dooms(frame, fates, Happening.DOOM);
    guests = new Guests(frame, vms, files);
    subsystems = new Subsystems(most);
    pages = new MachinePages(new FolioAllocator(layout(0)));
    for (int slot = 0; slot < kernels.length; slot++) {
      kernels[slot] = new Kernel(frame, guests, subsystems, fates, dooms, pages);
    }
    attempt = new Attempt(frame);
    passage = new Passage(frame, fates, dooms, guests, this);
    agent = new Agent(frame, fates, dooms, guests, attempt, this, passage, kernels[0], files, most);
    strokes = new Strokes(frame, dooms, agent, this);
    atRest = new RestRequests(frame, guests, this, agent);
    evacuation = new Evacuation(frame, fates, dooms, guests, this, passage.boots());
  }

  private MemoryLayout layout(int hostClass) {
    if (layouts[hostClass] == null) {
      layouts[hostClass] = Memories.layout(model.classes().get(hostClass));
    }
    return layouts[hostClass];
  }

  /**
   * Becomes a host at rest that booted cold before time began; everything of an earlier host is forgotten.
   */
  public void install(
      long seed, int replication, int host, int zone, int rack, int hostClass, Fates who, TraceSink sink) {
    frame.install(seed, replication, host, zone, rack, hostClass);
    fates.install(Fates.NONE);
    dooms.clear();
    attempt.install();
    agent.install();
    passage.install();
    subsystems.install(participants.get(frame.classIndex), frame.hostClass);
    pages.install(layout(hostClass), frame.hostClass.fragmentation());
    pages.reserve(frame.hostClass.kernel().otherPages());
    guests.install(pages);
    current = 0;
    serving = true;
    kernels[current].bootCold(1, false, pages);
    enterKernel(kernels[current]);
    passage.register();
    frame.callbacks = 0;
    frame.speakTo(sink);
    fates.install(who);
  }

  // Orders.

  /** Begins the next update attempt. */
  public void start(long timeNs) {
    mustRest("start");
    if (!serving) {
      throw new IllegalStateException("host " + frame.host + ": order start needs a host that serves");
    }
    frame.advanceTo(timeNs);
    agent.start();
    settle();
  }

  /** Orders the running attempt to be given up; after the jump that is too late, which is recorded. */
  public void orderCancel(long timeNs) {
    frame.advanceTo(timeNs);
    agent.orderCancel();
    settle();
  }

  /**
   * Begins to bring a host at rest to the new kernel without live update; ends in {@link #runsNewKernel} or
   * a loss.
   */
  public void fallBack(long timeNs, Fallback how) {
    mustRest("fallBack");
    frame.advanceTo(timeNs);
    attempt.beginFallback();
    evacuation.begin(how);
  }

  /** Crashes a host at rest. */
  public void crashAtRest(long timeNs) {
    mustRest("crashAtRest");
    frame.advanceTo(timeNs);
    stop(Stop.PANIC, runningKernel().generation());
  }

  /** Requests of the orchestrator on this host while it is at rest. */
  public RestRequests requests() {
    mustRest("requests");
    return atRest;
  }

  /** As {@link #digest}, but of memory it counts how much is held, and does not know where. */
  public long shape() {
    mustRest("shape");
    return RestDigest.shape(runningKernel(), guests, serving);
  }

  private void mustRest(String order) {
    if (attempt.busy()) {
      throw new IllegalStateException(
          "host " + frame.host + ": order " + order + " needs a host at rest, found one under way");
    }
  }

  // Time.

  /** When the host's next event takes place; Long.MAX_VALUE when nothing is pending. */
  public long nextTimeNs() {
    return frame.nextTimeNs();
  }

  /** Lets the next event take place. */
  public void step() {
    frame.takeNext();
    int argument = frame.list.argument();
    switch (frame.list.kind()) {
      case Happening.OPERATION -> agent.operations().happen(argument);
      case Happening.VM -> agent.vmDone(argument);
      case Happening.AGENT -> agent.agenda().happen(argument);
      case Happening.PASSAGE -> passage.happen(argument);
      case Happening.DOOM -> strokes.come(argument);
      case Happening.LIMIT -> agent.limitReached();
      case Happening.FALLBACK -> evacuation.happen(argument);
      default -> throw new IllegalStateException("no event of kind " + frame.list.kind());
    }
    settle();
  }

  /**
   * After each order and event: others make their requests; and an attempt in which nothing will ever happen
   * any more has an end of its own.
   */
  private void settle() {
    agent.others().goOn();
    if (attempt.busy() && frame.list.isEmpty()) {
      agent.ending().stuck();
    }
  }

  // What parts of the machine do to it.

  Agent agent() {
    return agent;
  }

  MachinePages pages() {
    return pages;
  }

  Kernel nextKernel() {
    return kernels[1 - current];
  }

  /** The running kernel ends: nothing of it happens any more. */
  void leaveKernel() {
    agent.operations().drop();
    booted = false;
  }

  void enterKernel(Kernel next) {
    current = next == kernels[0] ? 0 : 1;
    booted = true;
    agent.operations().enter(next);
    agent.kernelBooted(next.holdsReceived());
  }

  /** Gives back what the old kernel does not hand over, and marks what it does. */
  void cross(Kernel old, boolean reserved) {
    Memories.cross(old, nextKernel(), reserved, guests, subsystems, pages);
  }

  void blame(Row row) {
    attempt.blame(row);
  }

  Row lossRow() {
    return passage.lossRow();
  }

  void lose(int vm, VmLoss why) {
    if (guests.state(vm) != Guests.State.STARTING) {
      frame.trace(TraceKind.VM_LOST, vm, why.ordinal());
    }
    guests.enter(vm, Guests.State.DOWN);
    guests.decide(vm, VmFate.LOST);
    if (attempt.afterJump()) {
      guests.close(vm, pages);
    }
  }

  /** Leaves behind what lost VMs had in this kernel. */
  void abandonTheLost() {
    for (int vm = 0; vm < guests.vms(); vm++) {
      if (guests.state(vm) == Guests.State.DOWN) {
        guests.abandon(vm);
      }
    }
  }

  /** The id of a subsystem of this host. */
  int subsystem(String name) {
    return subsystems.find(name);
  }

  /**
   * User space closes a file that it has retrieved. With sessions all that is retrieved is finished before
   * the next attempt, in which the agent has the file as well, to hand it over once more: its memory stays.
   */
  void close(FileObject file) {
    boolean again = runningKernel().hasSessions() && !attempt.afterJump();
    if (!again && !runningKernel().ports.holds(file.id())) {
      guests.close(file, pages);
    }
  }

  boolean populate(int vm) {
    return guests.populate(vm, pages);
  }

  void closeOrphan(long token) {
    int id = runningKernel().received.file(token);
    if (id >= 0) {
      FileObject file = guests.file(id);
      guests.close(file, pages);
    }
  }

  /** The kernel has stopped inside a request; the trace says so already. */
  void wentDown() {
    goDown();
  }

  /** A kernel stops. */
  void stop(Stop why, int generation) {
    frame.trace(TraceKind.STOPPED, generation, why.ordinal());
    goDown();
  }

  /** The host stops answering, for ever and without a word. */
  void goDark() {
    stop(Stop.NONE, runningKernel().generation());
  }

  private void goDown() {
    dooms.endAll();
    agent.operations().drop();
    agent.others().forget();
    frame.list.clear();
    serving = false;
    booted = false;
    for (int vm = 0; vm < guests.vms(); vm++) {
      Guests.State state = guests.state(vm);
      if (state != Guests.State.AWAY && state != Guests.State.DOWN) {
        lose(vm, VmLoss.HOST_DOWN);
      }
    }
    agent.ending().hostDown();
  }

  /** Starts the new kernel on empty memory. */
  void bootFromNothing() {
    Kernel old = runningKernel();
    Kernel next = nextKernel();
    pages.install(layout(frame.classIndex), frame.hostClass.fragmentation());
    pages.reserve(frame.hostClass.kernel().otherPages());
    guests.vacateAll();
    subsystems.install(participants.get(frame.classIndex), frame.hostClass);
    next.bootCold(old.generation() + 1, true, pages);
    serving = true;
    passage.start(next);
  }

  void startTheLost() {
    agent.ending().startTheLost();
  }

  void lostAreStarted() {
    evacuation.lostAreStarted();
  }

  void fallbackEnded() {
    dooms.endAll();
    attempt.endFallback();
  }

  // What it is.

  /** Whether a kernel runs, and not merely the way to the next one. */
  boolean booted() {
    return booted;
  }

  /** Whether an attempt or a fallback is under way. */
  public boolean busy() {
    return attempt.busy();
  }

  /** How the last attempt ended; only when one has ended. */
  public AttemptEnd end() {
    return attempt.end();
  }

  /** The row of the failure matrix that decided it. */
  public Row endRow() {
    return attempt.row();
  }

  /** When the last attempt or fallback ended. */
  public long endNs() {
    return attempt.endNs();
  }

  /** VMs that this host carried when installed. */
  public int vms() {
    return guests.vms();
  }

  /** The place of a VM's shape in its host class. */
  public int shape(int vm) {
    return guests.shape(vm);
  }

  public VmFate vmFate(int vm) {
    return guests.fate(vm);
  }

  /** Whether the running kernel is the new image; false while none runs. */
  public boolean runsNewKernel() {
    return booted && runningKernel().newImage();
  }

  /**
   * A number over everything that decides what this host at rest does when it is told to start: hosts of one
   * class with equal numbers have the same future, but for what befalls them and for chance.
   */
  public long digest() {
    mustRest("digest");
    return RestDigest.of(runningKernel(), guests, subsystems, pages, agent);
  }

  /** False once the host crashed, or stopped answering. */
  public boolean serving() {
    return serving;
  }

  /** Callbacks executed since {@link #install}. */
  public long callbacks() {
    return frame.callbacks;
  }

  /** Events that took place since {@link #install}. */
  public long events() {
    return frame.events;
  }

  /** The family of the orchestrators that it runs. */
  public Family family() {
    return Protocols.family(frame.model.protocol());
  }

  /** Whether no request is under way in the kernel, the one that is just returning apart. */
  public boolean quiet() {
    return agent.operations().underWay() <= 1;
  }

  /** The running kernel, or the one that ran last. */
  public Kernel runningKernel() {
    return kernels[current];
  }

  @Override public long nowNs() {
    return frame.nowNs();
  }

  @Override public int host() {
    return frame.host;
  }

  @Override public int zone() {
    return frame.zone;
  }

  @Override public int rack() {
    return frame.rack;
  }

  @Override public int hostClass() {
    return frame.classIndex;
  }

  @Override public int attempt() {
    return frame.attempt;
  }

  @Override public int kernel() {
    return runningKernel().generation();
  }

  @Override public boolean newKernel() {
    return runningKernel().newImage();
  }

  @Override public String handler() {
    return fates.handler;
  }

  @Override public String subsystem() {
    return fates.subsystem;
  }

  @Override public int vm() {
    return fates.vm;
  }

  @Override public int object() {
    return fates.object;
  }

  @Override public boolean during(Operation request) {
    return fates.during(request);
  }
}
