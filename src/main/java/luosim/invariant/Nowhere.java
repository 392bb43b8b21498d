package luosim.invariant;

import luosim.luo.LuoState;

/**
 * A world that shows nothing: where a judge is between two hosts, and where a trace comes without
 * its machine.
 */
enum Nowhere implements World {
  INSTANCE;

  @Override public boolean shows(Evidence evidence) {
    return false;
  }

  @Override public LuoState state() {
    return LuoState.NORMAL;
  }
}
