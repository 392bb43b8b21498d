package luosim.handler;

import luosim.luo.Callback;

/** Sets of callbacks. */
final class Callbacks {
  /** All that a file handler can have. */
  static final int ALL = Callback.CAN_PRESERVE.bit()
      | Callback.PREPARE.bit()
      | Callback.FREEZE.bit()
      | Callback.CANCEL.bit()
      | Callback.FINISH.bit()
      | Callback.RETRIEVE.bit();

  /** All that a subsystem can have. */
  static final int OF_SUBSYSTEM =
      Callback.PREPARE.bit() | Callback.FREEZE.bit() | Callback.CANCEL.bit() | Callback.FINISH.bit();

  private Callbacks() {}
}
