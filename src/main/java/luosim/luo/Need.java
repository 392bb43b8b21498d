package luosim.luo;

/** What an operation waits for when it stops proceeding. */
public enum Need {
  /** A callback of a participant is to be invoked and answered. */
  CALLBACK,
  /** Kernel work takes time; proceed again when it has passed. */
  WORK,
  /** Another operation holds the lock; proceed again once released or signalled. */
  LOCK,
  /** A window in which other operations may run before this one goes on; proceed again at will. */
  WINDOW,
  /** The operation has returned. */
  DONE,
  /** The kernel stopped inside this operation: nothing runs any more. */
  STOPPED
}
