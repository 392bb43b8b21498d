package luosim.fleet;

import luosim.host.Machine;
import luosim.trace.TraceSink;

/**
 * Who watches the machines of a fleet, from where a host comes into flight to its outcome. Different machines
 * may be opened, run and retired by different threads at the same time.
 */
public interface Observers {

  /**
   * A machine becomes a host at rest; it is installed next.
   *
   * @return the sink for the host's trace
   */
  TraceSink opened(int host, Machine machine);

  /** What the sink took since {@link #opened} did not happen. */
  void discarded(int host, Machine machine);

  /**
   * The machine will not be this host any more: what the sink took, to be committed in the order of outcomes,
   * or discarded.
   */
  HostRecord retired(int host, Machine machine);
}
