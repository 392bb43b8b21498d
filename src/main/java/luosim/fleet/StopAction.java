package luosim.fleet;

/** How a rollout is stopped or let go on. */
public enum StopAction {
  /** No host is started any more; hosts without an outcome get one as they come to rest. */
  HALT,
  /** No host is started until the rollout is resumed. */
  PAUSE,
  /** A paused rollout goes on; otherwise nothing happens. */
  RESUME
}
