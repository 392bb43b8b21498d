package luosim.host;

import luosim.luo.Luo;
import luosim.luo.LuoState;
import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.spec.Ask;

/**
 * The course of revisions with one state for the host: files are registered one by one, then prepared,
 * cancelled and finished all together.
 */
final class StateCourse implements Course {
  private static final int FINISHES_MAX = 3;

  /** How often a kernel is refused what it takes back for a process that died before it lets that be. */
  private static final int REFUSALS_MAX = 5;

  private final Frame frame;
  private final Attempt attempt;
  private final Machine machine;
  private final Operations operations;
  private final Registrar registrar;
  private final Dooms dooms;
  private final Agent agent;
  private final StateAsks asks;
  private int finishes;
  private boolean device;
  private boolean arriving;

  /** How often the kernel was refused what it takes back for a process that died. */
  private int refusals;

  private boolean releasing;

  StateCourse(
      Frame frame, Attempt attempt, Guests guests, Machine machine, Operations operations, Dooms dooms,
      Agent agent, int filesMax) {
    this.frame = frame;
    this.attempt = attempt;
    this.machine = machine;
    this.operations = operations;
    this.dooms = dooms;
    this.agent = agent;
    registrar = new Registrar(guests, operations, agent, this, filesMax);
    asks = new StateAsks(guests, machine, registrar, agent);
  }

  private Luo luo() {
    return machine.runningKernel().luo();
  }

  private LuoState state() {
    return luo().state();
  }

  @Override public void forget() {
    refusals = 0;
    releasing = false;
    registrar.forget();
    device = false;
    arriving = false;
  }

  @Override public void kernelBooted(boolean holdsReceived) {
    if (!holdsReceived) {
      registrar.forget();
    }
    device = false;
    arriving = false;
  }

  /** Opens the device, where that is what files hang on; whether the process has to wait for it. */
  private boolean opens() {
    if (!luo().deviceOwnsFiles() || device) {
      return false;
    }
    operations.call(Operation.OPEN_DEVICE, 0, agent.stallNs());
    return true;
  }

  private void opened(int result, Row row) {
    device = result == 0;
    if (agent.down()) {
      return;
    }
    if (arriving) {
      arriving = false;
      agent.arrived();
    } else if (device) {
      save();
    } else {
      registrationFailed(row);
    }
  }

  @Override public long digest() {
    return registrar.digest();
  }

  @Override public void beginAttempt() {
    refusals = 0;
    finishes = 0;
  }

  // Before the jump.

  /** Registers all files; first takes out what is registered still. */
  @Override public void save() {
    if (opens()) {
      return;
    }
    if (mustCancel()) {
      attempt.prepareCalled = true; // an earlier attempt could not be taken back
      agent.retreat().ask(Row.R2);
    } else if (registrar.anyRegistered()) {
      registrar.unregisterAll();
    } else {
      registrar.registerAll();
    }
  }

  /** Registers a file. */
  void preserve(int file) {
    if (choosesTokens()) {
      operations.call(Operation.FD_PRESERVE, file, -1, file, agent.stallNs());
    } else {
      operations.call(Operation.FD_PRESERVE, file, agent.stallNs());
    }
  }

  /** Whether the agent gives tokens: each file its number, whatever the kernel answers. */
  boolean choosesTokens() {
    return luo().deviceOwnsFiles();
  }

  /** Every file is registered. */
  void registered() {
    agent.agenda().go(Agenda.Step.PREPARE);
  }

  @Override public void saveOn() {
    attempt.enter(Phase.PREPARE);
    attempt.prepareCalled = true;
    attempt.inEvent = true;
    operations.call(Operation.PREPARE, 0, agent.stallNs());
  }

  void registrationFailed(Row row) {
    agent.retreat().notice(frame.nowNs());
    agent.retreat().ask(row);
  }

  /** Nothing that the agent knows of is registered any more. */
  void unregistered() {
    if (agent.retreat().active()) {
      agent.retreat().finish();
    } else {
      registrar.registerAll();
    }
  }

  @Override public void cancel() {
    operations.call(Operation.CANCEL, 0, 0);
  }

  @Override public boolean mustCancel() {
    return state() == LuoState.PREPARED || state() == LuoState.FROZEN;
  }

  @Override public void withdraw() {
    if (attempt.prepareCalled) {
      agent.retreat().closeNow();
      registrar.unregisterAll();
    } else {
      registrar.giveUp();
    }
  }

  @Override public boolean normal() {
    return state() == LuoState.NORMAL && !machine.runningKernel().kho().finalized();
  }

  @Override public boolean savesAgain(Phase diedIn) {
    return diedIn == Phase.REGISTER;
  }

  @Override public boolean jumpsFirst() {
    return false;
  }

  // Behind it.

  @Override public void arrive() {
    arriving = true;
    if (!opens()) {
      arriving = false;
      agent.arrived();
    }
  }

  @Override public void resume() {
    agent.restores().resumeAfterDeath();
  }

  @Override public boolean handedOver() {
    return state() == LuoState.UPDATED;
  }

  @Override public void open(int vm) {
    agent.restores().opened(vm, 0);
  }

  @Override public void retrieve(int file) {
    operations.call(Operation.FD_RESTORE, registrar.token(file), agent.stallNs());
  }

  @Override public void finish() {
    operations.call(Operation.FINISH, 0, agent.stallNs());
  }

  // At any time.

  @Override public void ended(
      Operation operation, long argument, long token, int result, long value, Row row) {
    if (releasing) {
      releasing = false;
      refusals += result < 0 ? 1 : 0;
      return;
    }
    switch (operation) {
      case OPEN_DEVICE -> opened(result, row);
      case FD_PRESERVE -> registrar.preserved((int) argument, result, value, row);
      case FD_UNPRESERVE -> registrar.unpreserved(result);
      case PREPARE -> prepared(result, row);
      case CANCEL -> agent.retreat().cancelEnded(result, row);
      case FD_RESTORE -> restored(argument, result, row);
      case FINISH -> finished(result, row);
      default -> {
        // Made by the kernel at its start, or never made here.
      }
    }
  }

  private void prepared(int result, Row row) {
    attempt.inEvent = false;
    dooms.endOf(Site.HOST_PREPARE);
    if (agent.down()) {
      attempt.blame(row);
    } else if (result < 0) {
      agent.retreat().prepareFailed(result, row);
    } else {
      agent.saved();
    }
  }

  private void restored(long token, int result, Row row) {
    if (result < 0) {
      attempt.blame(row);
    }
    int file = registrar.file(token);
    if (file < 0 || !agent.restores().retrieved(file, result)) {
      agent.closeOrphan(token); // whoever asked is gone
    }
  }

  private void finished(int result, Row row) {
    if (agent.down()) {
      return;
    }
    finishes++;
    if (result < 0) {
      agent.retreat().notice(frame.nowNs());
      attempt.blame(row);
      if (finishes < FINISHES_MAX && state() == LuoState.UPDATED) {
        agent.agenda().act(Agenda.Step.FINISH);
        return;
      }
      attempt.broken |= state() == LuoState.UPDATED; // else somebody else has finished
    }
    agent.finished();
  }

  @Override public void ask(Ask ask) {
    asks.make(ask);
  }

  @Override public void agentDied() {
    registrar.agentDied();
  }

  /** What a process registered stays registered, but where it goes with the device. */
  @Override public boolean released() {
    if (luo().releasesWithOwner()) {
      return takenBack();
    }
    if (!device) {
      return true;
    }
    device = false;
    if (!attempt.afterJump()) {
      registrar.forget();
    }
    operations.callFromKernel(Operation.CLOSE_DEVICE, 0);
    return false;
  }

  /** The kernel takes back what the process leaves: a cancel, then each file; whether nothing is left. */
  private boolean takenBack() {
    if (refusals == REFUSALS_MAX) {
      return true;
    }
    boolean files = luo().outgoingCount() > 0;
    if (mustCancel()) {
      release(Operation.CANCEL, 0);
    } else if (files) {
      release(Operation.FD_UNPRESERVE, luo().outgoingToken(0));
    } else {
      return true;
    }
    return false;
  }

  private void release(Operation operation, long argument) {
    releasing = true;
    operations.callForDead(operation, argument);
  }
}
