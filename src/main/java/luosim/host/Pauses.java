package luosim.host;

import luosim.handler.Cost;
import luosim.spec.Timing;
import luosim.trace.TraceKind;

/**
 * The agent's workers stopping the VMs of the old kernel, and letting them run again if the update is given
 * up. Each worker handles one VM at a time; who waits for a worker still runs, or still stands.
 */
final class Pauses {
  private final Frame frame;
  private final Guests guests;
  private final Agent agent;
  private final VmSteps steps;
  private final Cost cost = new Cost();
  private int next;
  private int atWork;
  private int hung;
  private boolean stopping;
  private boolean resuming;
  private boolean resumeWanted;

  Pauses(Frame frame, FatePort fates, Guests guests, Agent agent) {
    this.frame = frame;
    this.guests = guests;
    this.agent = agent;
    steps = new VmSteps(frame, fates, guests.vmsMax());
  }

  void beginAttempt() {
    steps.beginAttempt();
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
    end();
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
    end();
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
    if (steps.begin(vm, cost, role, agent.stallNs())) {
      atWork++;
    } else {
      hung++; // its worker never comes back
    }
  }

  /** A worker is done with a VM. */
  void done(int vm) {
    atWork--;
    if (!steps.done(vm)) {
      agent.lose(vm, VmLoss.CRASHED);
      goOn();
    } else if (guests.state(vm) == Guests.State.STOPPING) {
      stopped(vm);
    } else {
      resumed(vm);
    }
  }

  private void stopped(int vm) {
    guests.enter(vm, Guests.State.PAUSED);
    if (stopping) {
      frame.trace(TraceKind.VM_WAITS, vm, Part.BARRIER.ordinal());
    }
    goOn();
  }

  private void resumed(int vm) {
    guests.enter(vm, Guests.State.RUNNING);
    frame.trace(TraceKind.VM_RUNS, vm, 0);
    goOn();
  }

  /** A worker is free: the next VM, or the end. */
  private void goOn() {
    if (resumeWanted && atWork == 0) {
      resumeAll();
    } else if (stopping || resuming) {
      fill();
      end();
    }
  }

  private void end() {
    if (atWork > 0 || next < guests.vms() && hung == 0) {
      return;
    }
    if (stopping && hung == 0) {
      stopping = false;
      agent.allStopped();
    } else if (resuming) {
      resuming = false;
      agent.allResumed();
    }
  }

  /**
   * Another process leaves the kernel: VMs whose CPUs were not stopped, so that nobody has their state, are
   * lost.
   */
  void overrun() {
    for (int vm = 0; vm < guests.vms(); vm++) {
      steps.drop(vm);
      Guests.State state = guests.state(vm);
      if (state == Guests.State.RUNNING || state == Guests.State.STOPPING || state == Guests.State.RESUMING) {
        agent.lose(vm, VmLoss.HOST_DOWN);
      }
    }
    agentDied();
  }

  /** The agent's threads are gone: VMs that they were stopping or letting run stand still. */
  void agentDied() {
    for (int vm = 0; vm < guests.vms(); vm++) {
      steps.drop(vm);
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
