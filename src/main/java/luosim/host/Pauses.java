package luosim.host;

import java.util.Arrays;
import luosim.engine.EventList;
import luosim.handler.Cost;
import luosim.spec.Timing;
import luosim.trace.TraceKind;

/**
 * The agent's workers stopping the VMs of the old kernel, and letting them run again if the update is given up. Each
 * worker handles one VM at a time; who waits for a worker still runs, or still stands.
 */
final class Pauses {
  private final Frame frame;
  private final FatePort fates;
  private final Dooms dooms;
  private final Guests guests;
  private final Agent agent;
  private final Cost cost = new Cost();
  private final long[] events;
  private final boolean[] fails;
  private final int[] times;
  private int next;
  private int atWork;
  private int hung;
  private boolean stopping;
  private boolean resuming;
  private boolean resumeWanted;

  Pauses(Frame frame, FatePort fates, Dooms dooms, Guests guests, Agent agent) {
    this.frame = frame;
    this.fates = fates;
    this.dooms = dooms;
    this.guests = guests;
    this.agent = agent;
    events = new long[guests.vmsMax()];
    fails = new boolean[guests.vmsMax()];
    times = new int[guests.vmsMax()];
  }

  void beginAttempt() {
    Arrays.fill(events, EventList.NO_EVENT);
    Arrays.fill(times, 0);
    next = 0;
    atWork = 0;
    hung = 0;
    stopping = false;
    resuming = false;
    resumeWanted = false;
  }

  /** Stops every VM; the agent is told when all stand. */
  void stopAll() {
    stopping = true;
    next = 0;
    fill();
    stoppedOne();
  }

  /** Stops no further VM; what is under way is finished. */
  void abandon() {
    stopping = false;
  }

  /** Lets every VM run that stands; the agent is told when all run. */
  void resumeAll() {
    if (atWork > 0) {
      resumeWanted = true;
      return;
    }
    resumeWanted = false;
    resuming = true;
    next = 0;
    fill();
    resumedOne();
  }

  private void fill() {
    int workers = frame.hostClass.agent().workers();
    Guests.State from = stopping ? Guests.State.RUNNING : Guests.State.PAUSED;
    while (atWork + hung < workers && next < guests.vms()) {
      if (guests.state(next) == from) {
        if (stopping) {
          stop(next);
        } else {
          resume(next);
        }
      }
      next++;
    }
  }

  private void stop(int vm) {
    frame.trace(TraceKind.VM_PAUSE_BEGAN, vm, Cause.UPDATE.ordinal());
    guests.enter(vm, Guests.State.STOPPING);
    frame.trace(TraceKind.VM_WAITS, vm, Part.STOP.ordinal());
    cost.clear();
    cost.add(Timing.VM_PAUSE_BASE);
    cost.add(Timing.VM_PAUSE_PER_VCPU, guests.plan(vm).vcpus());
    work(vm, Role.PAUSE);
  }

  private void resume(int vm) {
    guests.enter(vm, Guests.State.RESUMING);
    frame.trace(TraceKind.VM_WAITS, vm, Part.RESUME.ordinal());
    cost.clear();
    cost.add(Timing.VM_RESUME_BASE);
    cost.add(Timing.VM_RESUME_PER_VCPU, guests.plan(vm).vcpus());
    work(vm, Role.RESUME);
  }

  private void work(int vm, Role role) {
    atWork++;
    long length = frame.lengthNs(cost, role, vm, times[vm]++) + agent.stallNs();
    fates.on(vm, vm);
    Fate fate = fates.ask(Site.VM, length);
    fails[vm] = fate.kind() == Fate.Kind.ERROR;
    if (fate.kind() == Fate.Kind.CRASH) {
      dooms.await(Site.VM, fate);
    }
    boolean late = fate.kind() == Fate.Kind.DELAY || fate.kind() == Fate.Kind.HANG;
    fates.nobody();
    if (late && fate.lengthNs() == Fate.FOREVER) {
      atWork--;
      hung++; // its worker never comes back
      return;
    }
    events[vm] = frame.schedule(length + (late ? fate.lengthNs() : 0), Happening.VM, vm);
  }

  /** A worker is done with a VM. */
  void done(int vm) {
    events[vm] = EventList.NO_EVENT;
    atWork--;
    if (guests.state(vm) == Guests.State.STOPPING) {
      stopped(vm);
    } else {
      resumed(vm);
    }
  }

  private void stopped(int vm) {
    if (fails[vm]) {
      guests.enter(vm, Guests.State.RUNNING);
      frame.trace(TraceKind.VM_RUNS, vm, 0);
      agent.vmRefusedToStop();
    } else {
      guests.enter(vm, Guests.State.PAUSED);
      if (stopping) {
        frame.trace(TraceKind.VM_WAITS, vm, Part.BARRIER.ordinal());
      }
    }
    if (stopping) {
      fill();
      stoppedOne();
    } else if (resumeWanted && atWork == 0) {
      resumeAll();
    }
  }

  private void stoppedOne() {
    if (stopping && atWork + hung == 0 && next == guests.vms()) {
      stopping = false;
      agent.allStopped();
    }
  }

  private void resumed(int vm) {
    if (fails[vm]) {
      agent.lose(vm, VmLoss.NOT_RESTORED);
    } else {
      guests.enter(vm, Guests.State.RUNNING);
      frame.trace(TraceKind.VM_RUNS, vm, 0);
    }
    fill();
    resumedOne();
  }

  private void resumedOne() {
    if (resuming && atWork == 0 && (next == guests.vms() || hung > 0)) {
      resuming = false;
      agent.allResumed();
    }
  }

  /** The agent's threads are gone: VMs that they were stopping or letting run stand still. */
  void agentDied() {
    for (int vm = 0; vm < guests.vms(); vm++) {
      frame.list.cancel(events[vm]);
      events[vm] = EventList.NO_EVENT;
      Guests.State state = guests.state(vm);
      if (state == Guests.State.STOPPING || state == Guests.State.RESUMING) {
        guests.enter(vm, Guests.State.PAUSED);
      }
    }
    atWork = 0;
    stopping = false;
    resuming = false;
    resumeWanted = false;
  }
}
