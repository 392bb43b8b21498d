package luosim.handler;

import luosim.luo.Callback;
import luosim.luo.Family;

/** Sets of callbacks. */
final class Callbacks {
  /** All that a file handler can have. */
  static final int ALL = Callback.CAN_PRESERVE.bit()
      | Callback.PREPARE.bit()
      | Callback.FREEZE.bit()
      | Callback.CANCEL.bit()
      | Callback.FINISH.bit()
      | Callback.RETRIEVE.bit();

  /** All that a file handler of mainline can have. */
  private static final int OF_SESSIONS = Callback.CAN_PRESERVE.bit()
      | Callback.PRESERVE.bit()
      | Callback.FREEZE.bit()
      | Callback.UNFREEZE.bit()
      | Callback.UNPRESERVE.bit()
      | Callback.CAN_FINISH.bit()
      | Callback.FINISH.bit()
      | Callback.RETRIEVE.bit();

  /** All that a file handler of a family has here. */
  static int of(Family family) {
    return family == Family.SESSIONS ? OF_SESSIONS : ALL;
  }

  /** All that a subsystem can have. */
  static final int OF_SUBSYSTEM =
      Callback.PREPARE.bit() | Callback.FREEZE.bit() | Callback.CANCEL.bit() | Callback.FINISH.bit();

  private Callbacks() {}
}
