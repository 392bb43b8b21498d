package luosim.host;

import luosim.luo.Errno;
import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.luo.Sessions;
import luosim.spec.Ask;
import luosim.trace.TraceKind;

/**
 * The course of revisions with sessions: one session for each VM, whose files are saved one by one while the
 * VMs run, and all of it given up by closing what was opened. In the new kernel a session is retrieved when
 * a worker takes its VM, and finished and closed when all VMs run.
 *
 * <p>One request is under way at a time, but for those of the workers. A process that dies closes what it
 * held, the last first, unless its class keeps descriptors for the next process.
 */
final class SessionCourse implements Course {
  private static final int FINISHES_MAX = 3;

  private final Frame frame;
  private final Attempt attempt;
  private final Guests guests;
  private final Machine machine;
  private final Operations operations;
  private final Dooms dooms;
  private final Agent agent;
  private final Held held;
  private final SessionAsks asks;
  private boolean device;

  /** Whether the device of this kernel did not open. */
  private boolean refused;
  private boolean underWay;
  private boolean withdrawing;
  private boolean finishing;
  private boolean arriving;
  private int next;
  private int finishes;

  SessionCourse(
      Frame frame, Attempt attempt, Guests guests, Machine machine, Operations operations, Dooms dooms,
      Agent agent, int filesMax) {
    this.frame = frame;
    this.attempt = attempt;
    this.guests = guests;
    this.machine = machine;
    this.operations = operations;
    this.dooms = dooms;
    this.agent = agent;
    held = new Held(guests.vmsMax(), filesMax);
    asks = new SessionAsks(guests, machine, agent);
  }

  private Sessions sessions() {
    return machine.runningKernel().sessions();
  }

  @Override public void forget() {
    // What is held stays held: a file is saved until its session is closed.
  }

  @Override public void kernelBooted(boolean holdsReceived) {
    held.clear();
    device = false;
    refused = false;
    rest();
  }

  private void rest() {
    underWay = false;
    withdrawing = false;
    finishing = false;
    arriving = false;
  }

  @Override public long digest() {
    return held.digest() * 2 + (device ? 1 : 0);
  }

  @Override public void beginAttempt() {
    next = 0;
    finishes = 0;
    rest();
  }

  private void call(Operation operation, long argument) {
    underWay = true;
    operations.call(operation, argument, agent.stallNs());
  }

  private void call(Operation operation, int session, int file, long token) {
    underWay = true;
    operations.call(operation, session, file, token, agent.stallNs());
  }

  // Before the jump.

  /** Opens the device and a session for each VM, then saves file by file; goes on where it left off. */
  @Override public void save() {
    next = 0;
    if (attempt.phase() != Phase.REGISTER) {
      attempt.enter(Phase.REGISTER); // a new process begins again
    }
    if (device) {
      createNext();
    } else {
      call(Operation.OPEN_DEVICE, 0);
    }
  }

  private void createNext() {
    while (next < guests.vms() && held.holds(next)) {
      next++;
    }
    if (next < guests.vms()) {
      call(Operation.CREATE_SESSION, next);
    } else {
      agent.agenda().go(Agenda.Step.PREPARE);
    }
  }

  @Override public void saveOn() {
    attempt.enter(Phase.PREPARE);
    next = 0;
    preserveNext();
  }

  private void preserveNext() {
    while (next < guests.files() && held.saved(next)) {
      next++;
    }
    if (next < guests.files()) {
      attempt.prepareCalled = true;
      call(Operation.SESSION_PRESERVE, held.session(guests.file(next).vm()), next, next);
    } else {
      attempt.prepareCalled = true;
      dooms.endOf(Site.HOST_PREPARE);
      agent.saved();
    }
  }

  /** Whether the answer to a request on the way forward is of use to somebody who goes on. */
  private boolean goesOn(int result, Row row) {
    if (agent.down()) {
      return false;
    }
    if (withdrawing) {
      closeNext();
      return false;
    }
    if (result < 0) {
      agent.retreat().notice(frame.nowNs());
      agent.retreat().ask(row);
      return false;
    }
    return !agent.retreat().active();
  }

  private void deviceOpened(int result, Row row) {
    device = result == 0;
    refused = !device;
    if (arriving) {
      arriving = false;
      attempt.blame(row);
      if (!agent.down()) {
        agent.arrived();
      }
    } else if (finishing) {
      if (!agent.down()) {
        finishNext();
      }
    } else {
      if (result == -Errno.EIO) {
        agent.retreat().wedge(); // this kernel's device never opens any more
      }
      if (goesOn(result, row)) {
        createNext();
      }
    }
  }

  private void created(int vm, int result, long session, Row row) {
    if (result == 0) {
      held.put(vm, (int) session);
    }
    if (goesOn(result, row)) {
      createNext();
    }
  }

  private void preserved(int file, int result, Row row) {
    boolean there = result == 0 || result == -Errno.EEXIST; // another process saved it before
    if (there) {
      held.save(file);
    }
    if (goesOn(there ? 0 : result, row)) {
      preserveNext();
    }
  }

  /** Nothing must be given up before VMs run: an unfrozen file is as good as a running one. */
  @Override public void cancel() {
    if (attempt.inEvent) {
      frame.trace(TraceKind.STUCK, frame.attempt, 0);
    }
    agent.retreat().cancelEnded(0, Row.NONE);
  }

  @Override public boolean mustCancel() {
    return false;
  }

  /** Closes all sessions, the last first, then the device; waits for a request under way. */
  @Override public void withdraw() {
    withdrawing = true;
    if (underWay) {
      frame.trace(TraceKind.STUCK, frame.attempt, 0);
    } else {
      closeNext();
    }
  }

  private void closeNext() {
    if (!held.isEmpty()) {
      call(Operation.CLOSE_SESSION, held.session(held.last()));
    } else if (device) {
      agent.retreat().closeNow();
      call(Operation.CLOSE_DEVICE, 0);
    } else {
      withdrawing = false;
      agent.retreat().finish();
    }
  }

  @Override public boolean normal() {
    return sessions().outgoingCount() == 0;
  }

  @Override public boolean savesAgain(Phase diedIn) {
    return diedIn == Phase.REGISTER || diedIn == Phase.PREPARE;
  }

  @Override public boolean jumpsFirst() {
    return true;
  }

  // Behind it.

  @Override public void arrive() {
    if (device) {
      agent.arrived();
    } else {
      arriving = true;
      call(Operation.OPEN_DEVICE, 0);
    }
  }

  @Override public void resume() {
    arrive();
  }

  @Override public boolean handedOver() {
    return machine.runningKernel().holdsReceived() && !refused;
  }

  @Override public void open(int vm) {
    operations.call(Operation.RETRIEVE_SESSION, vm, agent.stallNs());
  }

  @Override public void retrieve(int file) {
    int session = held.session(guests.file(file).vm());
    operations.call(Operation.SESSION_RETRIEVE, session, -1, file, agent.stallNs());
  }

  private void retrieved(int file, int result, Row row) {
    if (result < 0) {
      attempt.blame(row);
    }
    if (!agent.restores().retrieved(file, result)) {
      agent.closeOrphan(file); // whoever asked is gone
    }
  }

  private void found(int vm, int result, long session, Row row) {
    if (result == 0) {
      held.put(vm, (int) session);
    }
    if (result < 0) {
      attempt.blame(row);
    }
    if (!finishing) {
      agent.restores().opened(vm, result);
    } else if (!agent.down()) {
      if (result < 0) {
        leave();
      } else {
        call(Operation.SESSION_FINISH, held.session(vm), -1, 0);
      }
    }
  }

  /** Finishes and closes every session, those of lost VMs too, so that what they hold is free. */
  @Override public void finish() {
    if (finishing && !underWay) {
      finishNext(); // once more what was refused
      return;
    }
    finishing = true;
    next = 0;
    if (device) {
      finishNext();
    } else {
      call(Operation.OPEN_DEVICE, 0);
    }
  }

  private void finishNext() {
    if (next == guests.vms()) {
      if (device) {
        call(Operation.CLOSE_DEVICE, 0);
      } else {
        over();
      }
    } else if (held.holds(next)) {
      call(Operation.SESSION_FINISH, held.session(next), -1, 0);
    } else if (device && waits(next)) {
      call(Operation.RETRIEVE_SESSION, next);
    } else {
      leave();
    }
  }

  /** Whether the session of a VM is there and nobody has retrieved it. */
  private boolean waits(int vm) {
    for (int index = 0; index < sessions().incomingCount(); index++) {
      int session = sessions().incoming(index);
      if (sessions().name(session) == vm) {
        return !sessions().retrieved(session);
      }
    }
    return false;
  }

  /** Goes on to the session of the next VM. */
  private void leave() {
    next++;
    finishes = 0;
    finishNext();
  }

  private void finished(int result, Row row) {
    if (agent.down()) {
      return;
    }
    finishes++;
    if (result < 0) {
      agent.retreat().notice(frame.nowNs());
      attempt.blame(row);
      if (finishes < FINISHES_MAX) {
        agent.agenda().act(Agenda.Step.FINISH);
        return;
      }
      attempt.broken = true;
    }
    call(Operation.CLOSE_SESSION, held.session(next));
  }

  private void over() {
    finishing = false;
    agent.finished();
  }

  // At any time.

  @Override public void ended(
      Operation operation, long argument, long token, int result, long value, Row row) {
    switch (operation) {
      case OPEN_DEVICE -> {
        underWay = false;
        deviceOpened(result, row);
      }
      case CREATE_SESSION -> {
        underWay = false;
        created((int) argument, result, value, row);
      }
      case SESSION_PRESERVE -> {
        underWay = false;
        preserved((int) token, result, row);
      }
      case CLOSE_SESSION -> closed(argument);
      case CLOSE_DEVICE -> {
        underWay = false;
        deviceClosed();
      }
      case RETRIEVE_SESSION -> {
        underWay &= !finishing;
        found((int) argument, result, value, row);
      }
      case SESSION_RETRIEVE -> retrieved((int) token, result, row);
      case SESSION_FINISH -> {
        underWay = false;
        finished(result, row);
      }
      case FLB_GET_INCOMING -> {
        if (result == 0) {
          operations.callFromKernel(Operation.FLB_PUT_INCOMING, argument); // the driver has looked
        }
      }
      default -> {
        // Made by the kernel at its start, or never made here.
      }
    }
  }

  private void closed(long session) {
    underWay = false;
    int vm = held.vm(session);
    if (vm >= 0) {
      held.drop(vm, guests.firstFile(vm), guests.endOfFiles(vm));
    }
    if (agent.down()) {
      return; // the process closes the next one as it ends
    }
    if (withdrawing) {
      closeNext();
    } else if (finishing) {
      leave();
    }
  }

  private void deviceClosed() {
    device = false;
    if (agent.down()) {
      return;
    }
    if (withdrawing) {
      closeNext();
    } else if (finishing) {
      over();
    }
  }

  @Override public void ask(Ask ask) {
    asks.make(ask);
  }

  @Override public void agentDied() {
    withdrawing = false;
    arriving = false;
    finishing = false;
  }

  @Override public boolean released() {
    if (!held.isEmpty() && !frame.hostClass.agent().keepsSessions()) {
      operations.callFromKernel(Operation.CLOSE_SESSION, held.session(held.last()), -1);
    } else if (device) {
      operations.callFromKernel(Operation.CLOSE_DEVICE, 0, -1);
    } else {
      return true;
    }
    return false;
  }
}
