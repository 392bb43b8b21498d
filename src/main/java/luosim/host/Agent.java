package luosim.host;

import luosim.luo.Family;
import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.luo.Stop;
import luosim.trace.TraceKind;

/**
 * The user-space agent of a host: takes an update attempt from its start order through registration,
 * prepare, image load, pause and reboot into the new kernel, and there through restore and finish. What it
 * does when something fails is in {@link Retreat}; the table is in the documents.
 */
final class Agent implements OperationListener {
  /** Limits, as arguments of their events. */
  private static final int PREPARE_TIMEOUT = 0;

  private static final int PAUSE_LIMIT = 1;

  private final Frame frame;
  private final FatePort fates;
  private final Dooms dooms;
  private final Guests guests;
  private final Attempt attempt;
  private final Machine machine;
  private final Operations operations;
  private final Course course;
  private final Pauses pauses;
  private final Retreat retreat;
  private final Restores restores;
  private final Passage passage;
  private final Outlook outlook;
  private final AgentLife life;
  private final ImageLoad image;
  private final Ending ending;
  private final Others others;
  private final Agenda agenda;

  private long limit;

  Agent(
      Frame frame, FatePort fates, Dooms dooms, Guests guests, Attempt attempt, Machine machine,
      Passage passage,
      Kernel anyKernel, int filesMax, int subsystemsMax) {
    this.frame = frame;
    this.fates = fates;
    this.dooms = dooms;
    this.guests = guests;
    this.attempt = attempt;
    this.machine = machine;
    this.passage = passage;
    others = new Others(frame, guests, this, machine, passage);
    agenda = new Agenda(frame, this, others);
    operations =
        new Operations(frame, fates, dooms, this, others, filesMax, subsystemsMax, anyKernel);
    course = Protocols.family(frame.model.protocol()) == Family.SESSIONS
        ? new SessionCourse(frame, attempt, guests, machine, operations, dooms, this, filesMax)
        : new StateCourse(frame, attempt, guests, machine, operations, dooms, this, filesMax);
    pauses = new Pauses(frame, fates, guests, this);
    retreat = new Retreat(frame, attempt, guests, course, pauses, this);
    restores = new Restores(frame, fates, guests, course, this);
    outlook = new Outlook(frame, guests);
    life =
        new AgentLife(frame, fates, dooms, attempt, operations, course, pauses, retreat, restores, this);
    image = new ImageLoad(frame, fates, dooms, retreat, this);
    ending = new Ending(dooms, guests, attempt, machine, course, retreat, restores, this);
  }

  /** Stands ready on a host that has just been installed. */
  void install() {
    operations.install();
    course.forget();
    agenda.install();
    others.forget();
    life.install();
    image.install();
    ending.install();
  }

  Operations operations() {
    return operations;
  }

  Agenda agenda() {
    return agenda;
  }

  ImageLoad image() {
    return image;
  }

  Others others() {
    return others;
  }

  Course course() {
    return course;
  }

  Outlook outlook() {
    return outlook;
  }

  Retreat retreat() {
    return retreat;
  }

  Restores restores() {
    return restores;
  }

  /** A number over what the agent remembers between two attempts. */
  long digest() {
    return RestDigest.mixed(course.digest(),
        (image.hung() ? 1 : 0) + (life.down() ? 2 : 0) + (image.loaded() ? 4 : 0));
  }

  /** Whether the process does not exist at the moment. */
  boolean down() {
    return life.down();
  }

  /** How long the process will not do anything yet. */
  long stallNs() {
    return life.stallNs();
  }

  /** In a kernel that has just booted the lock of kexec is free, and a new process will start. */
  void kernelBooted(boolean holdsReceived) {
    image.install();
    course.kernelBooted(holdsReceived);
    life.begin();
  }

  Ending ending() {
    return ending;
  }

  AgentLife life() {
    return life;
  }

  // The way forward.

  /** Begins the next update attempt. */
  void start() {
    frame.attempt++;
    attempt.begin();
    operations.beginAttempt();
    pauses.beginAttempt();
    retreat.beginAttempt();
    restores.beginAttempt();
    course.beginAttempt();
    others.beginAttempt();
    agenda.beginAttempt();
    life.beginAttempt();
    attempt.enter(Phase.REGISTER);
    dooms.begin(Site.HOST_PREPARE, fates.watches(Site.HOST_PREPARE) ? outlook.prepareNs() : 0);
    limit(PREPARE_TIMEOUT, frame.model.limits().prepareTimeoutNs());
    agenda.act(Agenda.Step.REGISTER);
  }

  private void limit(int which, long lengthNs) {
    if (lengthNs != Long.MAX_VALUE) {
      limit = frame.schedule(lengthNs, Happening.LIMIT, which);
    }
  }

  /** No limit is waited for any more. */
  void dropLimit() {
    frame.list.cancel(limit);
  }

  /** What a worker does with a VM is done. */
  void vmDone(int vm) {
    Guests.State state = guests.state(vm);
    boolean old = state == Guests.State.STOPPING
        || state == Guests.State.RESUMING && !attempt.afterJump();
    if (old) {
      pauses.done(vm);
    } else {
      restores.done(vm);
    }
  }

  /** Takes a step of the agenda. */
  void take(Agenda.Step step) {
    switch (step) {
      case REGISTER -> course.save();
      case LOADED -> image.done();
      case CANCEL -> retreat.callCancel();
      case REBOOT -> reboot();
      case RESUME -> retreat.resume();
      case FINISH -> course.finish();
      case BACK -> life.back();
      case PREPARE -> course.saveOn();
      case LOAD -> load();
      case PAUSE -> stopVms();
      case FREEZE -> freeze();
      case RESTORE -> restores.begin();
    }
  }

  @Override public void ended(
      Operation operation, long argument, long token, int result, long value, Row row) {
    if (operation == Operation.REBOOT) {
      rebooted(result, row);
    } else {
      course.ended(operation, argument, token, result, value, row);
    }
    life.callReturned();
  }

  /** Everything is saved: the image is loaded, unless the attempt is being given up. */
  void saved() {
    if (retreat.active()) {
      retreat.goOn();
    } else {
      agenda.go(Agenda.Step.LOAD);
    }
  }

  private void load() {
    attempt.enter(Phase.LOAD);
    image.load();
  }

  /** The image could not be loaded. */
  void loadFailed() {
    retreat.notice(frame.nowNs());
    retreat.ask(Row.K1);
  }

  /** The image is loaded: every VM is stopped. */
  void pause() {
    agenda.go(Agenda.Step.PAUSE);
  }

  private void stopVms() {
    dropLimit();
    attempt.enter(Phase.PAUSE);
    dooms.begin(Site.HOST_BLACKOUT, fates.watches(Site.HOST_BLACKOUT) ? outlook.blackoutNs() : 0);
    limit(PAUSE_LIMIT, frame.model.limits().pauseLimitNs());
    pauses.stopAll();
  }

  void allStopped() {
    agenda.go(Agenda.Step.FREEZE);
  }

  private void freeze() {
    dooms.endOf(Site.AGENT); // from here on it sits in the reboot call
    dooms.begin(Site.HOST_FREEZE, fates.watches(Site.HOST_FREEZE) ? outlook.freezeNs() : 0);
    reboot();
  }

  private void reboot() {
    attempt.enter(Phase.FREEZE);
    attempt.inEvent = true;
    hostWaits(Part.FREEZE);
    if (course.jumpsFirst() && !passage.lets()) {
      attempt.inEvent = false;
      dooms.endOf(Site.HOST_FREEZE);
      retreat.jumpFailed();
    } else {
      operations.call(Operation.REBOOT, 0, stallNs());
    }
  }

  private void rebooted(int result, Row row) {
    attempt.inEvent = false;
    dooms.endOf(Site.HOST_FREEZE);
    if (result < 0) {
      retreat.freezeFailed(row);
    } else if (course.jumpsFirst() || passage.lets()) {
      passage.leave();
    } else {
      operations.kexecFailed();
      retreat.jumpFailed();
    }
  }

  /** The point from which nothing leads back. */
  void pastReturn() {
    frame.list.cancel(limit);
    retreat.overtaken();
    attempt.enter(Phase.JUMP);
  }

  /** The old kernel is left, and the agent with it. */
  void jumps() {
    retreat.close(false);
    agenda.forget();
    others.forget();
  }

  /** The new kernel's agent begins. */
  void begin() {
    attempt.enter(Phase.RESTORE);
    life.begin();
    course.arrive();
  }

  /** The agent can ask the new kernel for what was saved, and knows whether it is there. */
  void arrived() {
    if (course.handedOver()) {
      hostWaits(Part.QUEUE);
    } else {
      attempt.broken = true;
      attempt.blame(machine.lossRow());
      ending.loseThePaused(VmLoss.NOT_RESTORED);
    }
    agenda.go(Agenda.Step.RESTORE);
  }

  /** A file could not be retrieved: what it held is lost to this kernel until a full reboot. */
  void retrieveFailed() {
    retreat.notice(frame.nowNs());
    attempt.broken = true;
  }

  /** Every VM runs, or is lost. */
  void allRestored() {
    dooms.endOf(Site.HOST_BLACKOUT);
    if (course.handedOver()) {
      attempt.enter(Phase.FINISH);
      agenda.go(Agenda.Step.FINISH);
    } else {
      finished();
    }
  }

  /** The kernel has finished, as far as it can: who stands on memory that it took back is lost. */
  void finished() {
    for (int vm = 0; vm < guests.vms(); vm++) {
      if (machine.runningKernel().memoryLost(vm) && guests.state(vm) == Guests.State.RUNNING) {
        lose(vm, VmLoss.NOT_RESTORED);
      }
    }
    ending.end(AttemptEnd.UPDATED);
  }

  /** A VM ends. */
  void lose(int vm, VmLoss why) {
    machine.lose(vm, why);
  }

  boolean populate(int vm) {
    return machine.populate(vm);
  }

  void closeOrphan(long token) {
    machine.closeOrphan(token);
  }

  /** Every paused VM of the host waits for this from now on. */
  void hostWaits(Part part) {
    for (int vm = 0; vm < guests.vms(); vm++) {
      if (guests.paused(vm)) {
        frame.trace(TraceKind.HOST_WAITS, 0, part.ordinal());
        return;
      }
    }
  }

  void allResumed() {
    dooms.endOf(Site.HOST_BLACKOUT);
    retreat.allResumed();
  }

  // What happens to it.

  @Override public void callbackFailed(Operation operation, long sinceNs) {
    retreat.callbackFailed(operation, sinceNs);
  }

  @Override public void waits(Operation operation) {
    if (operation == Operation.CANCEL) {
      frame.trace(TraceKind.STUCK, frame.attempt, 0);
    }
  }

  @Override public void stopped(Stop stop, Row row) {
    attempt.blame(row);
    if (stop == Stop.UNDEFINED) {
      machine.runningKernel().corrupted(Corruption.DANGLING_POINTER, -1);
    }
    machine.wentDown();
  }

  /** A limit is reached. */
  void limitReached() {
    if (!attempt.pastReturn() && !retreat.active() && down()) {
      life.orderWaits();
    } else if (!attempt.pastReturn() && !retreat.active()) {
      retreat.notice(operations.waitingSinceNs());
      retreat.ask(Row.NONE);
    }
  }

  /** The fleet, or whoever watches the host's health, wants the attempt given up. */
  void orderCancel() {
    boolean late = !attempt.busy() || attempt.pastReturn();
    frame.trace(TraceKind.ORDER_RECEIVED, frame.attempt, late ? 1 : 0);
    if (!late && !down()) {
      retreat.ask(Row.NONE);
    } else if (!late) {
      life.orderWaits();
    }
  }

  /** A restarted agent ends what the last one had nearly ended. */
  void finishOrEnd() {
    if (course.handedOver()) {
      course.finish();
    } else {
      finished();
    }
  }
}
