package luosim.chance;

/**
 * One run asked for more choices than the walk over all paths was told to expect: it may never end.
 */
public final class DepthLimitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int depthMax;

  public DepthLimitException(int depthMax, String site) {
    super("limit reached: choices in one run, at most " + depthMax + ", when " + site
        + " asked for one more; raise the limit or find the loop in the run");
    this.depthMax = depthMax;
  }

  /** The most choices that one run may ask for. */
  public int depthMax() {
    return depthMax;
  }
}
