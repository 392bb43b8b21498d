package luosim.conform.mainline;

import java.util.Locale;
import luosim.luo.Callback;
import luosim.luo.Participants;

/**
 * The participants of a record by number, and a few more that only exist to be refused: a handler
 * that takes another's name, one that lacks what it must have, and an object that takes another's
 * name.
 */
final class Roster implements Participants {
  private final Setup setup;
  private final Names names;

  Roster(Setup setup, Names names) {
    this.setup = setup;
    this.names = names;
  }

  /** A handler with the compatible of the last one declared. */
  int twinOfHandler() {
    return setup.handlers().size();
  }

  /** A handler without the callbacks that every handler must have. */
  int incompleteHandler() {
    return setup.handlers().size() + 1;
  }

  /** An object with the compatible of the first one declared. */
  int twinOfFlb() {
    return setup.flbs().size();
  }

  @Override public String compatible(int handler) {
    if (handler == incompleteHandler()) {
      return "incomplete";
    }
    int last = setup.handlers().size() - 1;
    return setup.handlers().get(Math.min(handler, last)).compatible();
  }

  @Override public int handlerCallbacks(int handler) {
    if (handler == incompleteHandler()) {
      return Callback.FREEZE.bit();
    }
    int bits = 0;
    for (String word : setup.handlers().get(Math.min(handler, setup.handlers().size() - 1)).callbacks()) {
      if (!word.equals(Setup.IDENTITY)) {
        bits |= Callback.valueOf(word.toUpperCase(Locale.ROOT)).bit();
      }
    }
    return bits;
  }

  @Override public String flbCompatible(int flb) {
    return setup.flbs().get(flb == twinOfFlb() ? 0 : flb).compatible();
  }

  @Override public String sessionName(int name) {
    return names.bytes(name);
  }

  @Override public String subsystemName(int subsystem) {
    throw new IllegalArgumentException("a revision with sessions has no subsystem " + subsystem);
  }

  @Override public int subsystemCallbacks(int subsystem) {
    throw new IllegalArgumentException("a revision with sessions has no subsystem " + subsystem);
  }
}
