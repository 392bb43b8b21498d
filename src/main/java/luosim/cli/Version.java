package luosim.cli;

/**
 * The version of this program, written into every result so that it can be told apart from the
 * next.
 */
public final class Version {
  /** The same text as the version in the build file; a test compares the two. */
  public static final String NUMBER = "0.1.0";

  private Version() {}
}
