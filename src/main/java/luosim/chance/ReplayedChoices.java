package luosim.chance;

/**
 * Choices that follow a recorded path; after its end nothing unusual happens.
 *
 * <p>The tail of zeros of a path can therefore be left out, which is how paths are shortened.
 */
public final class ReplayedChoices implements Choices {
  private final int[] recorded;
  private int position;

  /**
   * Choices along a path.
   *
   * @param path the answers to give, each at least 0; copied
   */
  public ReplayedChoices(int... path) {
    recorded = path.clone();
    for (int i = 0; i < recorded.length; i++) {
      Parameter.require(
          recorded[i] >= 0, "replayed choices: answer " + (i + 1), "at least 0", recorded[i]);
    }
  }

  /**
   * Gives the next recorded answer.
   *
   * @throws PathMismatchException if that answer is none of the alternatives here
   */
  @Override public int choose(String site, int options) {
    Path.checkOptions(site, options);
    int at = position++;
    int answer = at < recorded.length ? recorded[at] : 0;
    if (answer >= options) {
      throw new PathMismatchException(
          at, site, "an answer below " + options, Integer.toString(answer));
    }
    return answer;
  }

  /**
   * How many recorded answers the run did not ask for; above 0 after a run, the path is from
   * another run.
   */
  public int unused() {
    return Math.max(0, recorded.length - position);
  }

  /** The recorded path. */
  public int[] path() {
    return recorded.clone();
  }
}
