package luosim.bench.update;

/** How long the steps of a host's update take. */
final class Lengths {
  private static final int OWN_DEVICES = 4;
  private static final int OWN_DEVICE_OBJECTS = 1 << 20;
  private static final int KERNEL = 1 << 21;
  private static final double GUEST_COPY_NS = 32e9;

  private final Luck luck;

  Lengths(Luck luck) {
    this.luck = luck;
  }

  Luck luck() {
    return luck;
  }

  long reaction(Subject whose, int occurrence) {
    return luck.ns(whose, Step.REACTION, 0, occurrence);
  }

  /** A call of the agent into the kernel; calls are told apart by number. */
  long call(Subject whose, int number) {
    return luck.ns(whose, Step.CALL, number, 0);
  }

  long tree(Subject whose) {
    return luck.ns(whose, Step.TREE, 0, 0);
  }

  long prepare(Subject whose, int participant) {
    var step = participant < Shape.FILES ? Step.PREPARE.get(Shape.kind(participant)) : Step.PREPARE_SUBSYSTEM;
    return luck.ns(whose, step, Shape.object(participant), 0);
  }

  long cancel(Subject whose, int participant) {
    var step = participant < Shape.FILES ? Step.CANCEL.get(Shape.kind(participant)) : Step.CANCEL_SUBSYSTEM;
    return luck.ns(whose, step, Shape.object(participant), 0);
  }

  long freeze(Subject whose, int participant) {
    var step = participant < Shape.FILES ? Step.FREEZE.get(Shape.kind(participant)) : Step.FREEZE_SUBSYSTEM;
    return luck.ns(whose, step, Shape.object(participant), 0);
  }

  long finish(Subject whose, int participant) {
    var step = participant < Shape.FILES ? Step.FINISH.get(Shape.kind(participant)) : Step.FINISH_SUBSYSTEM;
    return luck.ns(whose, step, Shape.object(participant), 0);
  }

  long load(Subject whose) {
    return luck.ns(whose, Step.LOAD, 0, 0);
  }

  long pause(Subject whose, int guest) {
    return luck.ns(whose, Step.PAUSE, guest, 0);
  }

  /** Devices that stay behind shut down side by side, then the kernel. */
  long shutdown(Subject whose) {
    long devices = 0;
    for (int device = 0; device < OWN_DEVICES; device++) {
      devices = Math.max(devices, luck.ns(whose, Step.SHUTDOWN_DEVICE, OWN_DEVICE_OBJECTS + device, 0));
    }
    return devices + luck.ns(whose, Step.SHUTDOWN, KERNEL, 0);
  }

  long jump(Subject whose) {
    return luck.ns(whose, Step.JUMP, 0, 0);
  }

  long boot(Subject whose) {
    return luck.ns(whose, Step.BOOT, 0, 0);
  }

  long receive(Subject whose) {
    return luck.ns(whose, Step.RECEIVE, 0, 0);
  }

  long userspace(Subject whose) {
    return luck.ns(whose, Step.START, 0, 0);
  }

  long monitor(Subject whose, int guest) {
    return luck.ns(whose, Step.MONITOR, guest, 0);
  }

  /** The call and its callback. */
  long retrieve(Subject whose, int file) {
    return luck.ns(whose, Step.CALL, Shape.PARTICIPANTS + file, 0)
        + luck.ns(whose, Step.RETRIEVE.get(Shape.kind(file)), file, 0);
  }

  long processors(Subject whose, int guest) {
    return luck.ns(whose, Step.PROCESSORS, guest, 1);
  }

  /** Letting a guest run again: after its restore, or because it stays here. */
  long resume(Subject whose, int guest) {
    return luck.ns(whose, Step.RESUME, guest, 2);
  }

  long startGuest(Subject whose, int guest) {
    return luck.ns(whose, Step.START_GUEST, guest, 0);
  }

  long migrate(Subject whose, int guest) {
    return (long) GUEST_COPY_NS + luck.ns(whose, Step.MIGRATE, guest, 1);
  }

  long migrationPause(Subject whose, int guest) {
    return luck.ns(whose, Step.MIGRATION_PAUSE, guest, 2);
  }

  long reset(Subject whose) {
    return luck.ns(whose, Step.RESET, 0, 0);
  }

  long bootFromNothing(Subject whose) {
    return luck.ns(whose, Step.BOOT, 0, 1) + luck.ns(whose, Step.SERVICE, 0, 1);
  }

  long repair(Subject whose) {
    return luck.ns(whose, Step.REPAIR, 0, 0);
  }
}
