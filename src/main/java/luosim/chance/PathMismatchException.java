package luosim.chance;

/**
 * A path of choices does not fit the run that follows it: the run changed, or it does not repeat
 * itself.
 *
 * <p>The message names the position in the path, the site, and what was expected and found there.
 */
public final class PathMismatchException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  public PathMismatchException(int position, String site, String expected, String found) {
    super("choice " + (position + 1) + " at " + site + ": expected " + expected + ", found " + found
        + "; the path was recorded from another run");
  }
}
