package luosim.host;

import java.util.Arrays;
import luosim.handler.Cost;
import luosim.handler.Handlers;
import luosim.spec.Timing;
import luosim.trace.TraceKind;

/**
 * The agent's workers of the new kernel: each takes a VM from the queue and starts its monitor, retrieves
 * its files one after the other, gives its CPUs their state and lets them run. A VM that cannot be brought
 * back is lost, and later started from nothing.
 */
final class Restores {
  /** What a worker does with a VM. */
  private enum Stage {
    NONE,
    MONITOR,
    RETRIEVE,
    CPUS,
    RESUME,
    START
  }

  private final Frame frame;
  private final FatePort fates;
  private final Guests guests;
  private final Course course;
  private final Agent agent;
  private final Cost cost = new Cost();
  private final Stage[] stage;
  private final int[] file;
  private final VmSteps steps;
  private final long[] deviceLateNs;
  private int next;
  private int atWork;
  private int hung;
  private boolean starting;

  Restores(
      Frame frame, FatePort fates, Guests guests, Course course, Agent agent) {
    this.frame = frame;
    this.fates = fates;
    this.guests = guests;
    this.course = course;
    this.agent = agent;
    int vms = guests.vmsMax();
    stage = new Stage[vms];
    file = new int[vms];
    steps = new VmSteps(frame, fates, vms);
    deviceLateNs = new long[vms];
  }

  void beginAttempt() {
    Arrays.fill(stage, Stage.NONE);
    steps.beginAttempt();
    next = 0;
    atWork = 0;
    hung = 0;
    starting = false;
  }

  /** Brings back every VM that stands; the agent is told when none is left. */
  void begin() {
    starting = false;
    next = 0;
    fill();
    doneWithOne();
  }

  /** Starts every VM from nothing that is down; the agent is told when none is left. */
  void startTheLost() {
    starting = true;
    next = 0;
    fill();
    doneWithOne();
  }

  private void fill() {
    int workers = frame.hostClass.agent().workers();
    while (atWork + hung < workers && next < guests.vms()) {
      int vm = next++;
      if (starting && guests.state(vm) == Guests.State.DOWN) {
        start(vm);
      } else if (!starting && guests.state(vm) == Guests.State.PAUSED) {
        monitor(vm);
      }
    }
  }

  private void monitor(int vm) {
    guests.enter(vm, Guests.State.RESTORING);
    frame.trace(TraceKind.VM_WAITS, vm, Part.VMM.ordinal());
    stage[vm] = Stage.MONITOR;
    cost.clear();
    cost.add(Timing.VMM_START);
    atWork++;
    work(vm, Role.MONITOR);
  }

  private void start(int vm) {
    if (!agent.populate(vm)) {
      return; // no memory is left for it
    }
    guests.enter(vm, Guests.State.STARTING);
    stage[vm] = Stage.START;
    cost.clear();
    cost.add(Timing.VMM_START);
    cost.add(Timing.VM_BOOT);
    atWork++;
    work(vm, Role.GUEST);
  }

  private void work(int vm, Role role) {
    if (!steps.begin(vm, cost, role, agent.stallNs() + deviceLateNs[vm])) {
      atWork--;
      hung++; // its worker never comes back
    }
    deviceLateNs[vm] = 0;
  }

  /** A worker's step with a VM is done. */
  void done(int vm) {
    if (!steps.done(vm)) {
      fail(vm, VmLoss.CRASHED);
      return;
    }
    switch (stage[vm]) {
      case MONITOR -> {
        stage[vm] = Stage.RETRIEVE;
        file[vm] = guests.firstFile(vm);
        if (file[vm] < guests.endOfFiles(vm)) {
          frame.trace(TraceKind.VM_WAITS, vm, Part.RETRIEVE.ordinal());
        }
        course.open(vm);
      }
      case CPUS -> resume(vm);
      case RESUME -> runs(vm);
      case START -> started(vm);
      case NONE, RETRIEVE -> throw new IllegalStateException("VM " + vm + " waits for no worker");
    }
  }

  /** The files of a VM can be retrieved now, or never: 0 or a negative errno. */
  void opened(int vm, int result) {
    if (stage[vm] != Stage.RETRIEVE) {
      return; // whoever asked is gone
    }
    if (result < 0) {
      agent.retrieveFailed();
      fail(vm, VmLoss.NOT_RESTORED);
    } else {
      retrieve(vm);
    }
  }

  private void retrieve(int vm) {
    if (file[vm] < guests.endOfFiles(vm)) {
      course.retrieve(file[vm]);
    } else {
      attach(vm);
    }
  }

  /** All files of a VM are there: its devices are attached, then its CPUs get their state. */
  private void attach(int vm) {
    long late = 0;
    for (int id = guests.firstFile(vm); id < guests.endOfFiles(vm) && fates.watches(Site.DEVICE); id++) {
      if (guests.file(id).handler() == Handlers.VFIO) {
        fates.on(vm, id);
        fates.handler = Handlers.get(Handlers.VFIO).name();
        Fate fate = fates.ask(Site.DEVICE, 0);
        fates.nobody();
        if (fate.kind() == Fate.Kind.ERROR || fate.kind() == Fate.Kind.CRASH) {
          fail(vm, VmLoss.NOT_RESTORED);
          return;
        }
        late += Math.min(fate.lengthNs(), Boots.GIVE_UP_NS);
      }
    }
    frame.trace(TraceKind.VM_WAITS, vm, Part.VMM.ordinal());
    stage[vm] = Stage.CPUS;
    cost.clear();
    cost.add(Timing.VMM_RESTORE_PER_VCPU, guests.plan(vm).vcpus());
    deviceLateNs[vm] = late;
    work(vm, Role.MONITOR);
  }

  /** A retrieve returned; false if whoever asked is gone. */
  boolean retrieved(int asked, int result) {
    int vm = guests.file(asked).vm();
    if (stage[vm] != Stage.RETRIEVE || file[vm] != asked) {
      return false;
    }
    if (result < 0) {
      agent.retrieveFailed();
      fail(vm, VmLoss.NOT_RESTORED);
    } else {
      file[vm]++;
      retrieve(vm);
    }
    return true;
  }

  private void resume(int vm) {
    guests.enter(vm, Guests.State.RESUMING);
    frame.trace(TraceKind.VM_WAITS, vm, Part.RESUME.ordinal());
    stage[vm] = Stage.RESUME;
    cost.clear();
    cost.add(Timing.VM_RESUME_BASE);
    cost.add(Timing.VM_RESUME_PER_VCPU, guests.plan(vm).vcpus());
    work(vm, Role.RESUME);
  }

  private void runs(int vm) {
    guests.enter(vm, Guests.State.RUNNING);
    if (guests.fate(vm).compareTo(VmFate.PRESERVED) < 0) {
      guests.decide(vm, VmFate.PRESERVED);
    }
    frame.trace(TraceKind.VM_RUNS, vm, 0);
    leave(vm);
  }

  private void started(int vm) {
    guests.enter(vm, Guests.State.RUNNING);
    guests.decide(vm, VmFate.RESTARTED);
    frame.trace(TraceKind.VM_RESTARTED, vm, 0);
    leave(vm);
  }

  private void fail(int vm, VmLoss why) {
    agent.lose(vm, why);
    leave(vm);
  }

  private void leave(int vm) {
    stage[vm] = Stage.NONE;
    atWork--;
    fill();
    doneWithOne();
  }

  private void doneWithOne() {
    if (atWork + hung == 0 && next == guests.vms()) {
      if (starting) {
        agent.ending().lostAreStarted();
      } else {
        agent.allRestored();
      }
    }
  }

  /** The agent's threads are gone, and with them every VM that they had in hand. */
  void agentDied() {
    for (int vm = 0; vm < guests.vms(); vm++) {
      steps.drop(vm);
      if (stage[vm] != Stage.NONE) {
        stage[vm] = Stage.NONE;
        agent.lose(vm, VmLoss.NOT_RESTORED);
      }
    }
    atWork = 0;
    hung = 0;
  }

  /** The restarted agent goes on with the VMs that nobody had taken. */
  void resumeAfterDeath() {
    next = 0;
    fill();
    doneWithOne();
  }
}
