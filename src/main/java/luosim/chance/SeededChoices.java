package luosim.chance;

/**
 * Choices by chance, fixed by a seed.
 *
 * <p>With probability {@code unusual} one of the unusual alternatives is chosen, each equally
 * likely; else nothing unusual happens. Without that number all alternatives are equally likely.
 */
public final class SeededChoices implements Choices {
  /** The role of these streams: no other stream of the simulator has a negative one. */
  private static final int ROLE = -1;

  private final Stream stream = new Stream();
  private final Path path = new Path();
  private final double unusual;
  private final boolean even;

  /** Choices with equally likely alternatives. */
  public SeededChoices(long seed, int replication) {
    this(seed, replication, 0, true);
  }

  /**
   * Choices that are seldom unusual.
   *
   * @param unusual the probability of an answer other than 0, 0 to 1
   */
  public SeededChoices(long seed, int replication, double unusual) {
    this(seed, replication, unusual, false);
  }

  private SeededChoices(long seed, int replication, double unusual, boolean even) {
    Parameter.require(unusual >= 0 && unusual <= 1, "choices: unusual", "0 to 1", unusual);
    this.unusual = unusual;
    this.even = even;
    stream.key(seed, replication, 0, ROLE, 0, 0, 0);
  }

  @Override public int choose(String site, int options) {
    Path.checkOptions(site, options);
    int answer = answer(options);
    path.add(answer);
    return answer;
  }

  private int answer(int options) {
    if (options == 1) {
      return 0;
    }
    if (even) {
      return stream.nextInt(options);
    }
    return stream.nextDouble() < unusual ? 1 + stream.nextInt(options - 1) : 0;
  }

  /** The answers given so far. */
  public int[] path() {
    return path.toArray();
  }
}
