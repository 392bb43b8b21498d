package luosim.fleet;

/**
 * What may befall hosts that are at rest: the second port at which an adversary stands.
 *
 * <p>It offers candidates in time order: an instant and a host. The rollout says in which condition
 * that host is, and is told whether it is struck. Candidates do not depend on the rollout, so every
 * policy meets the same ones.
 */
public interface RestHazards {
  /** Nothing befalls any host. */
  RestHazards NONE = new RestHazards() {
    @Override public long nextTimeNs() {
      return Long.MAX_VALUE;
    }

    @Override public int host() {
      return 0;
    }

    @Override public int cause() {
      return 0;
    }

    @Override public boolean take(Condition condition, HostKernel kernel) {
      return false;
    }
  };

  /** In which condition the candidate is found. */
  enum Condition {
    /** It waits for its first or next attempt. */
    WAITING,
    /** It has its outcome and is in service. */
    SETTLED,
    /** It is being updated, or is brought to the new kernel otherwise. */
    UPDATING,
    /** It is broken already. */
    BROKEN
  }

  /** When the next candidate comes up; Long.MAX_VALUE if there is none. */
  long nextTimeNs();

  /** The host of the next candidate. */
  int host();

  /** A number that says why the host is struck, if it is. */
  int cause();

  /**
   * Takes the next candidate away and says whether it is struck; never if it is updating or broken.
   */
  boolean take(Condition condition, HostKernel kernel);
}
