package luosim.host;

import luosim.handler.FileObject;
import luosim.handler.Handlers;

/**
 * What a host carries: its VMs, the files of each, and how every VM fares. Files stand in the order in
 * which the agent registers them: for each VM its address space, its devices, its memory.
 */
final class Guests {
  /** What a VM does now. */
  enum State {
    RUNNING,
    /** Its virtual CPUs are stopping. */
    STOPPING,
    /** It stands still, with the old or the new kernel. */
    PAUSED,
    /** A worker brings it back in the new kernel. */
    RESTORING,
    /** Its virtual CPUs are starting. */
    RESUMING,
    /** It does not exist any more. */
    DOWN,
    /** It starts from nothing. */
    STARTING,
    /** It runs on another host. */
    AWAY
  }

  private final Frame frame;
  private int vms;
  private int files;
  private final int[] shape;
  private final int[] firstFile;
  private final State[] state;
  private final VmFate[] fate;
  private final boolean[] populated;
  private final FileObject[] file;

  Guests(Frame frame, int vmsMax, int filesMax) {
    this.frame = frame;
    shape = new int[vmsMax];
    firstFile = new int[vmsMax + 1];
    state = new State[vmsMax];
    fate = new VmFate[vmsMax];
    populated = new boolean[vmsMax];
    file = new FileObject[filesMax];
    for (int id = 0; id < filesMax; id++) {
      file[id] = new FileObject(id);
    }
  }

  /** A deep copy of the files, for probes. */
  Guests(Guests other, Frame frame) {
    this(frame, other.vms, other.files);
    vms = other.vms;
    files = other.files;
    System.arraycopy(other.shape, 0, shape, 0, vms);
    System.arraycopy(other.firstFile, 0, firstFile, 0, vms + 1);
    System.arraycopy(other.state, 0, state, 0, vms);
    System.arraycopy(other.fate, 0, fate, 0, vms);
    System.arraycopy(other.populated, 0, populated, 0, vms);
    for (int id = 0; id < files; id++) {
      file[id].copyFrom(other.file[id], file);
    }
  }

  /** Draws how many VMs of each shape this host carries, and places them. */
  void install(MachinePages pages) {
    vms = 0;
    files = 0;
    int shapes = frame.hostClass.vms().size();
    for (int s = 0; s < shapes; s++) {
      VmPlan plan = frame.hostClass.vms().get(s);
      int count = frame.vmCount(plan, s);
      for (int i = 0; i < count; i++) {
        add(s, plan, pages);
      }
    }
    firstFile[vms] = files;
  }

  private void add(int shapeOfVm, VmPlan plan, MachinePages pages) {
    int vm = vms++;
    shape[vm] = shapeOfVm;
    firstFile[vm] = files;
    state[vm] = State.RUNNING;
    fate[vm] = VmFate.UNTOUCHED;
    int node = vm % frame.hostClass.numaNodes();
    if (plan.vfio() > 0) {
      FileObject space = next(Handlers.IOMMUFD, vm, node, plan.memoryBytes(), plan.pageOrder());
      for (int device = 0; device < plan.vfio(); device++) {
        next(Handlers.VFIO, vm, node, 0, 0).dependOn(space);
      }
    }
    for (int memfd = 0; memfd < plan.memfds(); memfd++) {
      next(Handlers.MEMFD, vm, node, plan.memfdBytes(memfd), plan.pageOrder());
    }
    firstFile[vm + 1] = files;
    populated[vm] = false;
    if (!populate(vm, pages)) {
      throw new IllegalArgumentException("host class " + frame.hostClass.name() + ": VM " + (vm + 1)
          + " of shape " + plan.shape() + " does not fit its memory; carry fewer VMs or give it more");
    }
  }

  private FileObject next(int handler, int vm, int node, long bytes, int order) {
    FileObject next = file[files];
    next.become(handler, vm, node, bytes, order, files);
    files++;
    return next;
  }

  /**
   * Gives a VM that starts the memory behind its files, unless it has it still.
   *
   * @return false if there is not enough; then it has none
   */
  boolean populate(int vm, MachinePages pages) {
    if (populated[vm]) {
      return true;
    }
    for (int id = firstFile[vm]; id < firstFile[vm + 1]; id++) {
      if (!populate(file[id], pages)) {
        for (int taken = firstFile[vm]; taken < id; taken++) {
          release(file[taken], pages);
        }
        return false;
      }
    }
    populated[vm] = true;
    return true;
  }

  private static boolean populate(FileObject one, MachinePages pages) {
    return switch (one.handler()) {
      case Handlers.MEMFD -> pages.file(one.node(), one.bytes(), one.order(), one.id(), one.memory());
      case Handlers.IOMMUFD -> pages.pages(
          one.node(), Handlers.ioTablePages(one.bytes(), one.order()), one.id(), one.memory());
      default -> true;
    };
  }

  private static void release(FileObject one, MachinePages pages) {
    if (one.handler() != Handlers.VFIO) {
      pages.release(one.memory());
    }
  }

  /**
   * The memory of a VM that the new kernel could not bring back: files that user space had and closed are
   * free, files that the orchestrator gave back are free already, and what is reserved for ever is left
   * behind.
   */
  void abandon(int vm) {
    populated[vm] = false;
    for (int id = firstFile[vm]; id < firstFile[vm + 1]; id++) {
      if (file[id].reserved()) {
        file[id].abandonPages();
      } else {
        file[id].rest();
      }
    }
  }

  /** VMs that are down start from nothing, where there is memory for them. */
  void startAnew(MachinePages pages) {
    for (int vm = 0; vm < vms; vm++) {
      if (state[vm] == State.DOWN) {
        abandon(vm);
        if (populate(vm, pages)) {
          state[vm] = State.RUNNING;
        }
      }
    }
  }

  /** Files that were not handed over to the kernel that has just booted have no memory any more. */
  void abandonWhatWasLeft() {
    for (int id = 0; id < files; id++) {
      if (!file[id].reserved()) {
        file[id].abandonPages();
      }
    }
  }

  /** No VM that is down has memory of its own any more. */
  void keepNone() {
    for (int vm = 0; vm < vms; vm++) {
      populated[vm] &= state[vm] != State.DOWN;
    }
  }

  /** Whether a VM has memory of its own. */
  boolean populated(int vm) {
    return populated[vm];
  }

  /** Every VM that did not move away loses its memory, because all of it is free again. */
  void vacateAll() {
    for (int vm = 0; vm < vms; vm++) {
      populated[vm] = false;
    }
    for (int id = 0; id < files; id++) {
      file[id].rest();
    }
  }

  /** User space closes what it had retrieved of a VM. */
  void close(int vm, MachinePages pages) {
    for (int id = firstFile[vm]; id < firstFile[vm + 1]; id++) {
      close(file[id], pages);
    }
  }

  void close(FileObject one, MachinePages pages) {
    if (one.retrieved() && !one.closed()) {
      one.close();
      release(one, pages);
    }
  }

  /** The most VMs that fit in here. */
  int vmsMax() {
    return shape.length;
  }

  int vms() {
    return vms;
  }

  int files() {
    return files;
  }

  FileObject file(int id) {
    return file[id];
  }

  int firstFile(int vm) {
    return firstFile[vm];
  }

  int endOfFiles(int vm) {
    return firstFile[vm + 1];
  }

  int shape(int vm) {
    return shape[vm];
  }

  VmPlan plan(int vm) {
    return frame.hostClass.vms().get(shape[vm]);
  }

  State state(int vm) {
    return state[vm];
  }

  void enter(int vm, State next) {
    state[vm] = next;
  }

  VmFate fate(int vm) {
    return fate[vm];
  }

  void decide(int vm, VmFate next) {
    fate[vm] = next;
  }

  boolean any(State wanted) {
    for (int vm = 0; vm < vms; vm++) {
      if (state[vm] == wanted) {
        return true;
      }
    }
    return false;
  }

  /** Whether every VM that is still on this host runs. */
  boolean allRun() {
    for (int vm = 0; vm < vms; vm++) {
      if (state[vm] != State.RUNNING && state[vm] != State.AWAY) {
        return false;
      }
    }
    return true;
  }

  /** Whether a VM stands still or is about to, so that its pause has begun and not ended. */
  boolean paused(int vm) {
    return switch (state[vm]) {
      case STOPPING, PAUSED, RESTORING, RESUMING -> true;
      case RUNNING, DOWN, STARTING, AWAY -> false;
    };
  }
}
