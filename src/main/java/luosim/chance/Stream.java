package luosim.chance;

/**
 * A sequence of random numbers that is fixed by a key, not by what was drawn before or elsewhere.
 *
 * <p>The key is a seed and six ints that say what the numbers are for. Each of its words is mixed
 * in with a 64-bit finalizer that maps different inputs to different outputs, so two keys that
 * differ in one word never meet, and a change of any bit changes half the bits of the state. The
 * state is a counter and an odd step width; a number is the finalizer of the counter, the
 * construction of Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014.
 * Because the step width comes from the key too, streams do not run into one another.
 *
 * <p>One object is keyed again and again; keying and drawing allocate nothing. Not thread-safe. Not
 * for secrets.
 */
public final class Stream {
  /** The golden ratio in 64 bits, so that a seed of zero does not start from zero. */
  private static final long START = 0x9E37_79B9_7F4A_7C15L;

  /** Parts the step width from the counter; any odd constant would do. */
  private static final long STEP = 0xD6E8_FEB8_6659_FD93L;

  private static final double DOUBLE_UNIT = 0x1.0p-53;

  private long counter;
  private long step;

  /** The stream of the all-zero key. */
  public Stream() {
    key(0, 0, 0, 0, 0, 0, 0);
  }

  /**
   * Starts the sequence of a key from its beginning.
   *
   * <p>All 32 bits of each int and all 64 of the seed count. The names say how a simulation uses
   * the words; the stream gives none of them a meaning.
   *
   * @param seed the scenario's seed
   * @param replication the independent repetition
   * @param host the machine
   * @param role what the number is for, in words that all protocol revisions share
   * @param object the file, device, VM or other part of the machine
   * @param attempt the attempt to update
   * @param ordinal tells apart several numbers for one purpose
   */
  public void key(
      long seed, int replication, int host, int role, int object, int attempt, int ordinal) {
    long state = mix(seed + START);
    state = mix(state + START ^ join(replication, host));
    state = mix(state + START ^ join(role, object));
    state = mix(state + START ^ join(attempt, ordinal));
    counter = state;
    step = stepOf(mix(state ^ STEP));
  }

  /** The next 64 bits, each of them a fair coin. */
  public long nextLong() {
    counter += step;
    return mix(counter);
  }

  /**
   * The next int in 0 to bound - 1, each equally likely.
   *
   * @param bound at least 1
   */
  public int nextInt(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("stream: bound must be at least 1, found " + bound);
    }
    long product = (nextLong() >>> 32) * bound;
    if ((product & 0xFFFF_FFFFL) < bound) {
      long rejected = (1L << 32) % bound;
      while ((product & 0xFFFF_FFFFL) < rejected) {
        product = (nextLong() >>> 32) * bound;
      }
    }
    return (int) (product >>> 32);
  }

  /** The next multiple of 2^-53 in [0, 1), each equally likely. */
  public double nextDouble() {
    return (nextLong() >>> 11) * DOUBLE_UNIT;
  }

  /**
   * The next double in (0, 1): the midpoint of one of 2^53 equal parts, so that its logarithm is
   * finite.
   */
  double nextOpenDouble() {
    return ((nextLong() >>> 12) + 0.5) * 0x1.0p-52;
  }

  /** The next number with density exp(-x): exponential with mean 1. */
  public double nextExponential() {
    return Ziggurat.exponential(this);
  }

  /** The next number of the normal distribution with mean 0 and standard deviation 1. */
  public double nextGaussian() {
    return Ziggurat.gaussian(this);
  }

  private static long join(int high, int low) {
    return (long) high << 32 | low & 0xFFFF_FFFFL;
  }

  /**
   * An odd step with enough changes between neighbouring bits; too regular ones are weak, as the
   * paper found.
   */
  private static long stepOf(long bits) {
    long odd = bits | 1;
    return Long.bitCount(odd ^ odd >>> 1) < 24 ? odd ^ 0xAAAA_AAAA_AAAA_AAAAL : odd;
  }

  /**
   * A bijection of 64 bits that spreads every input bit over all output bits (Stafford's variant
   * 13).
   */
  private static long mix(long value) {
    long z = (value ^ value >>> 30) * 0xBF58_476D_1CE4_E5B9L;
    z = (z ^ z >>> 27) * 0x94D0_49BB_1331_11EBL;
    return z ^ z >>> 31;
  }
}
