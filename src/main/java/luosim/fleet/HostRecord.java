package luosim.fleet;

/**
 * What is left of a host that will do nothing more, until its outcome is final: a few numbers, so that hosts
 * that ran ahead to their last answer cost little while the fleet comes after them.
 */
public interface HostRecord {

  /** What the host did did not happen: it will be opened again, or the run is cut short. */
  void discard();

  /** What the host did since it was opened is final. */
  void commit(Outcome outcome, HostKernel kernel, int attempts, long timeNs);
}
