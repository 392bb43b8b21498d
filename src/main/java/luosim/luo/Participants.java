package luosim.luo;

/** The declared participants of one kernel, by id; ids are small integers given by the host. */
public interface Participants {

  /** The string that names a file handler in the tree. */
  String compatible(int handler);

  /** The {@link Callback#bit bits} of the callbacks that a handler has. */
  int handlerCallbacks(int handler);

  /** Whether a handler has a callback. */
  default boolean handlerHas(int handler, Callback callback) {
    return (handlerCallbacks(handler) & callback.bit()) != 0;
  }

  /** The name of a subsystem. */
  String subsystemName(int subsystem);

  int subsystemCallbacks(int subsystem);

  /** Whether a subsystem has a callback. */
  default boolean subsystemHas(int subsystem, Callback callback) {
    return (subsystemCallbacks(subsystem) & callback.bit()) != 0;
  }

  /** The string that names an FLB in what is handed over; revisions with sessions only. */
  default String flbCompatible(int flb) {
    throw new IllegalArgumentException("expected the id of an FLB, found " + flb);
  }

  /** The {@link Callback#bit bits} of the callbacks that an FLB has. */
  default int flbCallbacks(int flb) {
    return Callback.PRESERVE.bit()
        | Callback.UNPRESERVE.bit()
        | Callback.RETRIEVE.bit()
        | Callback.FINISH.bit();
  }

  /**
   * The bytes of a session's name as user space gave them, one character a byte; equal names have
   * one id. Revisions with sessions only.
   */
  default String sessionName(int name) {
    throw new IllegalArgumentException("expected the id of a name, found " + name);
  }
}
