package luosim.fleet;

import luosim.host.Machine;
import luosim.trace.TraceSink;

/** Who watches the machines of a fleet, from where a host comes into flight to its outcome. */
public interface Observers {

  /**
   * A machine becomes a host at rest; it is installed next.
   *
   * @return the sink for the host's trace
   */
  TraceSink opened(int host, Machine machine);

  /** What the sink took since {@link #opened} did not happen. */
  void discarded(int host, Machine machine);

  /** What the sink took is final. Hosts are committed in the order of their outcomes. */
  void committed(int host, Machine machine, Outcome outcome, HostKernel kernel, int attempts, long timeNs);
}
