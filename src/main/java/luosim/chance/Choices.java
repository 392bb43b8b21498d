package luosim.chance;

/**
 * The one source of decisions: wherever a run may go one way or another, it asks here.
 *
 * <p>The answers of a run, in order, are its path: a list of small ints. The same path gives the
 * same run.
 */
@FunctionalInterface
public interface Choices {
  /**
   * Chooses one of several alternatives.
   *
   * @param site where the decision is taken, the same text each time this place is passed
   * @param options how many alternatives there are, at least 1
   * @return 0 to options - 1; 0 means that nothing unusual happens
   */
  int choose(String site, int options);
}
