package luosim.bench.engine;

import java.util.random.RandomGenerator;

/** Random numbers whose state is one long that models may keep for each entity. */
final class Chance implements RandomGenerator {
  private static final double MEAN_NS = 1e9;

  private long state;

  /** Goes on from a state. */
  void state(long state) {
    this.state = state;
  }

  /** The state to go on from. */
  long state() {
    return state;
  }

  @Override public long nextLong() {
    state += 0x9E37_79B9_7F4A_7C15L;
    long mixed = (state ^ state >>> 30) * 0xBF58_476D_1CE4_E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D0_49BB_1331_11EBL;
    return mixed ^ mixed >>> 31;
  }

  /** One of so many. */
  int below(int bound) {
    return (int) ((nextLong() >>> Integer.SIZE) * bound >>> Integer.SIZE);
  }

  /** An exponential delay with a mean of a second. */
  long delayNs() {
    return (long) (MEAN_NS * nextExponential());
  }
}
