package luosim.host;

import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.spec.Ask;

/**
 * What hangs on the family of a revision in the agent's way through an attempt: how it saves the files of
 * the VMs, takes them back, finds them again and finishes. {@link Agent} and {@link Retreat} decide when.
 */
interface Course {

  /** Nothing is held: a host that was just installed, or all of it is finished. */
  void forget();

  /** A kernel has just booted; whether something waits in it that the one before left. */
  void kernelBooted(boolean holdsReceived);

  void beginAttempt();

  // Before the jump.

  /** Saves all files while the VMs run; {@link Agent#saved} follows unless something fails. */
  void save();

  /** Goes on with that after a point at which the agent may be kept waiting. */
  void saveOn();

  /**
   * Asks the kernel for what must be given up before VMs may run; {@link Retreat#goOn} is told when that is
   * done or not needed.
   */
  void cancel();

  /** Whether what is saved must be cancelled before VMs may run. */
  boolean mustCancel();

  /** Takes back whatever is saved or registered; {@link Retreat#finish} follows. */
  void withdraw();

  /** Whether nothing of an attempt is left in the kernel. */
  boolean normal();

  /** Whether a process that was started again may begin to save once more. */
  boolean savesAgain(Phase diedIn);

  /** Whether kexec can refuse only before it asks the orchestrator to freeze. */
  boolean jumpsFirst();

  // Behind it.

  /** A process begins in the new kernel; {@link Agent#arrived} follows. */
  void arrive();

  /** A process that was started again goes on bringing VMs back. */
  void resume();

  /** Whether this kernel has what the one before saved. */
  boolean handedOver();

  /** Makes the files of a VM reachable; {@link Restores#opened} follows. */
  void open(int vm);

  /** Retrieves a file; {@link Restores#retrieved} follows. */
  void retrieve(int file);

  /** Ends the update in the kernel; {@link Agent#finished} follows. */
  void finish();

  // At any time.

  /** A number over what it remembers between two attempts. */
  long digest();

  /** A request of this family has returned. */
  void ended(Operation operation, long argument, long token, int result, long value, Row row);

  /** Makes a request that another process makes out of turn, as this family understands its word. */
  void ask(Ask ask);

  /** The process was killed: what it was about to do it does not do. */
  void agentDied();

  /** Gives up what goes with the process, one thing at a time; whether nothing is left. */
  boolean released();
}
