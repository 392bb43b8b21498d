package luosim.host;

import luosim.spec.Timing;

/**
 * Loading the image of the next kernel, which happens before any VM is stopped. A load that never returns
 * holds the lock of kexec for ever, so that later ones on this kernel fail at once.
 */
final class ImageLoad {
  private final Frame frame;
  private final FatePort fates;
  private final Dooms dooms;
  private final Retreat retreat;
  private final Agent agent;
  private boolean fails;
  private boolean hung;
  private boolean ready;

  ImageLoad(Frame frame, FatePort fates, Dooms dooms, Retreat retreat, Agent agent) {
    this.frame = frame;
    this.fates = fates;
    this.dooms = dooms;
    this.retreat = retreat;
    this.agent = agent;
  }

  /** The lock is free, as in a kernel that has just booted. */
  void install() {
    hung = false;
    ready = false;
  }

  /** Whether this kernel has an image to jump to. */
  boolean loaded() {
    return ready;
  }

  /** Somebody has loaded an image. */
  void loadedByOther() {
    ready = true;
  }

  /** Whether a load never returned. */
  boolean hung() {
    return hung;
  }

  /** Loads the image; the agent is told. */
  void load() {
    fails = hung;
    if (hung) {
      retreat.wedge();
      agent.agenda().schedule(Agenda.Step.LOADED, 0);
      return;
    }
    long length = frame.lengthNs(Timing.KEXEC_LOAD, Role.IMAGE, 0);
    fates.nobody();
    Fate fate = fates.ask(Site.KEXEC_LOAD, length);
    switch (fate.kind()) {
      case NONE, REQUESTS, TREE, RANGE -> {}
      case ERROR -> fails = true;
      case DELAY, HANG -> {
        if (fate.lengthNs() == Fate.FOREVER) {
          hung = true;
          retreat.wedge();
          return;
        }
        length += fate.lengthNs();
      }
      case CRASH -> dooms.await(Site.KEXEC_LOAD, fate);
    }
    agent.agenda().schedule(Agenda.Step.LOADED, length + agent.stallNs());
  }

  /** The load returned. */
  void done() {
    if (fails) {
      agent.loadFailed();
    } else {
      ready = true;
      agent.pause();
    }
  }
}
