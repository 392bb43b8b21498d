package luosim.host;

import luosim.spec.Timing;
import luosim.trace.TraceKind;

/**
 * Bringing a host to the new kernel without live update: its VMs move away one after the other, or stop;
 * then a firmware reset starts the new kernel from nothing, and VMs that stayed start again on it.
 *
 * <p>A VM that cannot move, or whose move fails, is stopped and starts from nothing elsewhere.
 */
final class Evacuation {
  /** What a fallback's event without a VM means. */
  private static final int HOST_BOOTS = -1;

  private static final int HOST_IS_UP = -2;

  private final Frame frame;
  private final FatePort fates;
  private final Dooms dooms;
  private final Guests guests;
  private final Machine machine;
  private final Boots boots;
  private Fallback how = Fallback.SKIP;
  private int moving;
  private int startingElsewhere;
  private boolean copying;
  private boolean fails;
  private boolean hostDone;

  Evacuation(Frame frame, FatePort fates, Dooms dooms, Guests guests, Machine machine, Boots boots) {
    this.frame = frame;
    this.fates = fates;
    this.dooms = dooms;
    this.guests = guests;
    this.machine = machine;
    this.boots = boots;
  }

  void begin(Fallback fallback) {
    how = fallback;
    moving = -1;
    startingElsewhere = 0;
    hostDone = false;
    switch (fallback) {
      case SKIP -> machine.fallbackEnded();
      case DRAIN -> moveNext();
      case REBOOT -> {
        for (int vm = 0; vm < guests.vms(); vm++) {
          if (guests.state(vm) == Guests.State.RUNNING) {
            machine.lose(vm, VmLoss.STOPPED);
          }
        }
        reset();
      }
    }
  }

  /** A step's time has come. */
  void happen(int vm) {
    if (vm == HOST_BOOTS) {
      bootNew();
    } else if (vm == HOST_IS_UP) {
      hostIsUp();
    } else if (guests.state(vm) == Guests.State.STARTING) {
      startedElsewhere(vm);
    } else if (copying) {
      handOver(vm);
    } else {
      arrived(vm);
    }
  }

  // Moving away.

  private void moveNext() {
    moving++;
    while (moving < guests.vms() && guests.state(moving) == Guests.State.AWAY) {
      moving++;
    }
    if (moving == guests.vms()) {
      reset();
      return;
    }
    if (guests.state(moving) == Guests.State.RUNNING && guests.plan(moving).migratable()) {
      copy(moving);
    } else {
      startElsewhere(moving);
      moveNext();
    }
  }

  private void copy(int vm) {
    copying = true;
    double seconds =
        guests.plan(vm).memoryBytes() / frame.value(Timing.MIGRATION_BANDWIDTH, Role.MIGRATE, vm);
    long length = (long) (seconds * 1e9)
        + frame.lengthNs(Timing.MIGRATION_OVERHEAD, 1, Role.MIGRATE, vm, 1);
    fates.on(vm, vm);
    Fate fate = fates.ask(Site.VM, length);
    fails = fate.kind() == Fate.Kind.ERROR || fate.kind() == Fate.Kind.CRASH;
    switch (fate.kind()) {
      case NONE, ERROR, CRASH, REQUESTS, TREE, RANGE -> {}
      case DELAY, HANG -> {
        fails = fate.lengthNs() == Fate.FOREVER;
        length += fails ? Boots.GIVE_UP_NS : fate.lengthNs();
      }
    }
    fates.nobody();
    frame.schedule(length, Happening.FALLBACK, vm);
  }

  private void handOver(int vm) {
    copying = false;
    if (fails) {
      startElsewhere(vm);
      moveNext();
      return;
    }
    frame.trace(TraceKind.VM_PAUSE_BEGAN, vm, Cause.MIGRATION.ordinal());
    frame.trace(TraceKind.VM_WAITS, vm, Part.STOP.ordinal());
    guests.enter(vm, Guests.State.PAUSED);
    frame.schedule(frame.lengthNs(Timing.MIGRATION_BLACKOUT, 1, Role.MIGRATE, vm, 2), Happening.FALLBACK, vm);
  }

  private void arrived(int vm) {
    frame.trace(TraceKind.VM_RUNS, vm, 0);
    frame.trace(TraceKind.VM_MIGRATED, vm, 0);
    guests.enter(vm, Guests.State.AWAY);
    guests.decide(vm, VmFate.MIGRATED);
    moveNext();
  }

  private void startElsewhere(int vm) {
    if (guests.state(vm) != Guests.State.DOWN) {
      machine.lose(vm, VmLoss.STOPPED);
    }
    guests.enter(vm, Guests.State.STARTING);
    startingElsewhere++;
    long length = frame.lengthNs(Timing.VMM_START, 1, Role.GUEST, vm, 2)
        + frame.lengthNs(Timing.VM_BOOT, 1, Role.GUEST, vm, 3);
    frame.schedule(length, Happening.FALLBACK, vm);
  }

  private void startedElsewhere(int vm) {
    guests.enter(vm, Guests.State.AWAY);
    guests.decide(vm, VmFate.RESTARTED);
    frame.trace(TraceKind.VM_RESTARTED, vm, 0);
    startingElsewhere--;
    endIfDone();
  }

  // The reset.

  private void reset() {
    machine.leaveKernel();
    long length = frame.lengthNs(Timing.SHUTDOWN_BASE, 1, Role.SHUTDOWN, 0, 1)
        + frame.lengthNs(Timing.FIRMWARE_POST, 1, Role.FIRMWARE, 0, 0);
    frame.schedule(length, Happening.FALLBACK, HOST_BOOTS);
  }

  private void bootNew() {
    long length = boots.kernelNs();
    Fate fate = fates.ask(Site.BOOT, length);
    switch (fate.kind()) {
      case NONE, REQUESTS, TREE, RANGE -> {}
      case ERROR -> {
        machine.goDark();
        return;
      }
      case DELAY, HANG -> {
        if (fate.lengthNs() == Fate.FOREVER) {
          dooms.await(Site.BOOT, fate);
          return;
        }
        length += fate.lengthNs();
      }
      case CRASH -> dooms.await(Site.BOOT, fate);
    }
    length += frame.lengthNs(Timing.FIRMWARE_SERVICE_START, 1, Role.FIRMWARE, 0, 1);
    frame.schedule(length, Happening.FALLBACK, HOST_IS_UP);
  }

  private void hostIsUp() {
    machine.bootFromNothing();
    hostDone = true;
    if (how == Fallback.REBOOT) {
      machine.startTheLost();
    }
    endIfDone();
  }

  /** VMs that stayed run again, as far as they can. */
  void lostAreStarted() {
    endIfDone();
  }

  private void endIfDone() {
    if (hostDone && startingElsewhere == 0 && !guests.any(Guests.State.STARTING)) {
      machine.fallbackEnded();
    }
  }
}
