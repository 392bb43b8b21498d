package luosim.host;

import luosim.kho.Kho;
import luosim.kho.KhoConfig;
import luosim.kho.Receiver;
import luosim.luo.Luo;
import luosim.luo.LuoState;
import luosim.luo.Operation;
import luosim.luo.Orchestrator;
import luosim.luo.Row;
import luosim.luo.Sessions;
import luosim.luo.Stop;
import luosim.spec.TreeForm;

/**
 * The two parts of a kernel that decide about its update, wired to each other: its orchestrator and its
 * Kexec HandOver. One implementation for each way in which a revision and an era go together; a revision
 * names its own in {@link Protocols}.
 *
 * <p>Reusable: {@link #boot} makes it the core of a kernel that has just been loaded.
 */
interface Core {

  Orchestrator orchestrator();

  /** The orchestrator's observers, where it is of the family with one state. */
  default Luo luo() {
    throw new IllegalStateException("a kernel of this revision has sessions, not one state");
  }

  /** The orchestrator's observers, where it is of the family with sessions. */
  default Sessions sessions() {
    throw new IllegalStateException("a kernel of this revision has one state, no sessions");
  }

  Kho kho();

  /** What it received, and how much of it is restored. */
  Receiver receiver();

  /** Nothing comes from an earlier kernel, as after power on. */
  void receiveNothing();

  /**
   * Takes what the core of another kernel leaves now; 0, or why revival is off.
   *
   * @param readable whether the areas that were handed over can be read
   */
  int receive(Core old, boolean readable);

  /** What was received turns out to be malformed in this way; false if that cannot be. */
  default boolean malform(TreeForm how) {
    return false;
  }

  /** Starts on what was received, with the orchestrator's early initialisation. */
  Stop boot(KernelPorts ports, KhoConfig config);

  /** Takes the present situation for the one that was told last. */
  void watchFrom();

  /** Tells the trace what has changed in the situation since it was told last. */
  void watch(Frame frame);

  /** Tells the trace what a request has changed that has just returned. */
  void ended(Operation operation, long argument, int result, long value, Frame frame);

  /** Whether the callback asked for takes the file for retrieved, or tried. */
  boolean reclaimed(int op);

  /** Whether the orchestrator holds a reference on every file that it retrieved, until finish. */
  boolean keepsFiles();

  /** The state that a kernel which has just booted is in, as far as it has one. */
  LuoState bootState();

  /** Whether something that the kernel before this one left waits for user space. */
  boolean holdsReceived();

  /**
   * Whether what a jump of this instant would pass on is valid and leads to memory that was freed: the map,
   * or the orchestrator's own data.
   */
  boolean reachesFreed();

  /** Whether the next kernel would come upon some of that already in its early boot. */
  default boolean bootFollowsFreed() {
    return reachesFreed();
  }

  /** The row that such a jump ends in. */
  Row followedRow();

  /** A number over what of the handover an observer can tell without addresses. */
  long shape();

  /** A copy for probes, of the sending side alone: received data are shared. */
  Core copy(KernelPorts ports);
}
