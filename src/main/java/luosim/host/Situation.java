package luosim.host;

import luosim.luo.Operation;

/** Where a step happens and on whom: what a scripted adversary may match on. Indexes count from 0 here. */
public interface Situation {

  long nowNs();

  int host();

  int zone();

  int rack();

  int hostClass();

  /** The update attempt on this host, 1 is the first, 0 outside any attempt. */
  int attempt();

  /** The kernel generation, 1 is the first. */
  int kernel();

  /** Whether the running kernel is the new image. */
  boolean newKernel();

  /** The name of the file handler concerned, or empty. */
  String handler();

  /** The name of the subsystem concerned, or empty. */
  String subsystem();

  /** The VM concerned, or -1. */
  int vm();

  /** The device or file concerned within the host, or -1. */
  int object();

  /**
   * Whether the step is part of serving this request to the orchestrator, the request's own rollback
   * included.
   */
  default boolean during(Operation request) {
    return false;
  }
}
