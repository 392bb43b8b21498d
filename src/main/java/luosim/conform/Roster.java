package luosim.conform;

import luosim.luo.Participants;

/**
 * The declared handlers and subsystems as the orchestrator sees them. Each stands there three
 * times: itself, another object of the same name, and an object that was zeroed and never
 * registered.
 */
final class Roster implements Participants {
  private final Setup setup;

  Roster(Setup setup) {
    this.setup = setup;
  }

  /** Number of a handler object by its id, or -1. */
  int handler(String id) {
    for (int i = 0; i < setup.handlers().size(); i++) {
      if (setup.handlers().get(i).id().equals(id)) {
        return i;
      }
    }
    return -1;
  }

  /** Number of a subsystem object by its id, or -1. */
  int subsystem(String id) {
    for (int i = 0; i < setup.subsystems().size(); i++) {
      if (setup.subsystems().get(i).id().equals(id)) {
        return i;
      }
    }
    return -1;
  }

  int twinOfHandler(int handler) {
    return handler + setup.handlers().size();
  }

  int zeroedHandler(int handler) {
    return handler + 2 * setup.handlers().size();
  }

  int twinOfSubsystem(int subsystem) {
    return subsystem + setup.subsystems().size();
  }

  int zeroedSubsystem(int subsystem) {
    return subsystem + 2 * setup.subsystems().size();
  }

  Setup.Handler handlerOf(int handler) {
    return setup.handlers().get(handler % setup.handlers().size());
  }

  Setup.Subsystem subsystemOf(int subsystem) {
    return setup.subsystems().get(positionOf(subsystem));
  }

  /** Position in the record, which the data of its callbacks are made from. */
  int positionOf(int subsystem) {
    return subsystem % setup.subsystems().size();
  }

  @Override public String compatible(int handler) {
    return handler < 2 * setup.handlers().size() ? handlerOf(handler).compatible() : "";
  }

  @Override public int handlerCallbacks(int handler) {
    return handlerOf(handler).callbacks();
  }

  @Override public String subsystemName(int subsystem) {
    return subsystem < 2 * setup.subsystems().size() ? subsystemOf(subsystem).id() : "";
  }

  @Override public int subsystemCallbacks(int subsystem) {
    return subsystemOf(subsystem).callbacks();
  }
}
