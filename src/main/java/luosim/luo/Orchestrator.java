package luosim.luo;

/**
 * One kernel's Live Update Orchestrator: a protocol without a clock.
 *
 * <p>A request becomes an operation. The caller lets it {@link #proceed}; the operation runs until
 * it needs something from outside and says what: a callback to invoke, kernel work that takes time,
 * a lock that another operation holds. The caller answers and lets it proceed again, until it is
 * done. Operations may overlap; a blocked one becomes runnable when the lock is free, in the order
 * of asking ({@link #nextReleased}). Nothing here knows time, chance or threads, and the steady
 * state allocates nothing.
 *
 * <p>One instance is one kernel generation. The next kernel is a new instance that
 * {@link #boot boots} on what the old one handed over.
 */
public interface Orchestrator {

  /**
   * Starts early initialisation of this kernel on what its Kexec HandOver received.
   *
   * @return {@link Stop#NONE}, or why the kernel stopped
   */
  Stop boot();

  /**
   * Begins an operation and returns its id, valid until {@link #end}.
   *
   * @param argument meaning depends on the operation, see {@link Operation}
   */
  int begin(Operation operation, long argument);

  /**
   * Begins an operation that has more than one argument; as {@link #begin(Operation, long)} where
   * it has not.
   *
   * @param object a file object or a handler, -1 for none, as the operation says
   * @param token a token, or 0, as the operation says
   */
  int begin(Operation operation, long argument, int object, long token);

  /**
   * Runs an operation until it needs something; its accessors below are valid until the next call
   * on that operation.
   */
  Need proceed(int op);

  /**
   * Gives the result of the callback that the operation asked for: 0 or positive is success,
   * negative an errno. A can_preserve says yes with a positive number, a can_finish says no with
   * a negative one; a positive answer of an FLB's preserve or retrieve is a success that made no
   * object.
   */
  void answer(int op, int result, long data);

  /**
   * An operation whose lock has become free since the last call, or -1. The caller lets it proceed.
   */
  int nextReleased();

  /** Kexec gave an error after the reboot hook had let it through. */
  default void kexecFailed() {}

  /** Forgets a finished operation. */
  void end(int op);

  /**
   * Delivers a fatal signal to an operation; it acts only while the operation waits at a killable
   * lock.
   *
   * @return whether the operation was waiting at a killable lock, and so will end with EAGAIN when
   *     it proceeds
   */
  boolean signal(int op);

  // What an operation needs, or has come to.

  Operation operation(int op);

  Callback callback(int op);

  Subject subjectKind(int op);

  /**
   * The participant called: a file object id, a subsystem id, an FLB id, a KHO client id, or the
   * handler id where no file object is involved yet.
   */
  int subject(int op);

  /** The handler of the file called, or -1. */
  int handler(int op);

  /** The token of the file called, or -1. */
  long token(int op);

  /** The data given to the callback. */
  long data(int op);

  /** The file object passed to a finish, retrieve or can_preserve callback, or -1 for NULL. */
  int file(int op);

  /** Whether finish is told that the file was reclaimed; revisions with one state only. */
  boolean reclaimed(int op);

  /**
   * What finish or can_finish is told about the retrieve of the file: 0 if it never was retrieved,
   * 1 if it was, the errno of a failed attempt otherwise; revisions with sessions only.
   */
  int retrieveStatus(int op);

  /**
   * Whether the callback is given the object that belongs to its data: the file object, or what an
   * FLB's preserve or retrieve made.
   */
  boolean objectPassed(int op);

  /** The kind of work of {@link Need#WORK}. */
  Work work(int op);

  /** How much work: entries, bitmaps, files, as {@link Work} says. */
  long workAmount(int op);

  /**
   * 0 or a negative errno, once done. What user space sees, raw libfdt codes included where the
   * revision leaks them.
   */
  int result(int op);

  /**
   * The token, descriptor, state or data that the finished operation returned; see
   * {@link Operation}.
   */
  long value(int op);

  /**
   * The row of the failure matrix that the finished operation ended in; {@link Row#NONE} for plain
   * success.
   */
  Row row(int op);

  /** Why the kernel stopped in this operation, once {@link Need#STOPPED}. */
  Stop stop(int op);

  /**
   * A digest of everything that decides what this instance does next. Equal states have equal
   * digests on every JVM.
   */
  long digest();

  /**
   * As {@link #digest}, but of every datum it only counts whether it is zero: hosts that differ in
   * nothing but the addresses that their participants hand over have one shape.
   */
  long shape();
}
