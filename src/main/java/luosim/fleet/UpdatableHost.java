package luosim.fleet;

import luosim.host.AttemptEnd;
import luosim.host.Fallback;

/**
 * A host as the fleet sees it: takes orders, runs by itself, answers. Pooled: {@link #open} makes
 * it another host.
 *
 * <p>It looks at nothing outside itself, so that equal orders at equal places among its own events
 * give equal traces. It does not answer before it is given an order, and it has nothing to do until
 * the next order once it has answered.
 */
public interface UpdatableHost {

  /** Becomes a host at rest, as it was before the rollout. */
  void open(int host);

  /** Begins the next update attempt. */
  void start(long timeNs);

  /** Orders the attempt under way to be given up. */
  void orderCancel(long timeNs);

  /** Begins to bring the host to the new kernel without live update. */
  void fallBack(long timeNs, Fallback how);

  /** Crashes a host at rest. */
  void crashAtRest(long timeNs);

  /** Whether an attempt or a fallback is under way, so that no answer has been given yet. */
  boolean busy();

  /** When the host's next event takes place; Long.MAX_VALUE if it waits for ever. */
  long nextTimeNs();

  /** Lets the next event take place. */
  void step();

  /** How the last attempt ended. */
  AttemptEnd end();

  /** Whether the running kernel is the new image. */
  boolean runsNewKernel();

  /** False once the host crashed. */
  boolean serving();

  /**
   * Everything since {@link #open} did not happen: it will be opened again, or the run is cut
   * short.
   */
  void discard();

  /**
   * No order will follow: what is left of the host. Whatever watched it does not see it any more, and this
   * object may become another host.
   */
  HostRecord retire();
}
