package luosim.fleet;

import luosim.host.Fates;
import luosim.trace.TraceSink;

/**
 * Where the fates of hosts come from: the port at which an adversary stands. Hosts may be opened and
 * discarded by different threads at the same time; they are committed by one.
 */
public interface FatesSource {
  /** Nothing befalls any host. */
  FatesSource NONE = new FatesSource() {
    @Override public Fates open(int host, int hostClass, TraceSink sink) {
      return Fates.NONE;
    }

    @Override public void discarded(int host, Fates fates) {}

    @Override public void committed(int host, Fates fates) {}
  };

  /**
   * The fates of a host at the beginning of the rollout.
   *
   * @param sink takes what befalls the host
   */
  Fates open(int host, int hostClass, TraceSink sink);

  /** What these fates did since they were given did not happen; they may be used again. */
  void discarded(int host, Fates fates);

  /** What these fates did is final; they may be used again. */
  void committed(int host, Fates fates);
}
