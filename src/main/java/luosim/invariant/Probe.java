package luosim.invariant;

/**
 * A copy of a world on which requests are tried: nothing befalls it, every callback succeeds,
 * nothing is traced.
 */
public interface Probe extends World {

  /** Tries PREPARE: 0 or a negative errno. */
  int prepare();

  /** Tries CANCEL: 0 or a negative errno. */
  int cancel();
}
