package luosim.engine;

/**
 * A declared limit stopped the work: something would have grown beyond the size it was given.
 *
 * <p>The call that throws it has certainly not happened: nothing was added or changed. The message
 * names the limit, its value and what to do, because a user reads it as the ending of a run.
 */
public final class LimitReachedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String limitName;
  private final long limitValue;

  /**
   * States which limit was reached.
   *
   * @param limitName what is limited, in the words of the documents ("pending events of host
   *     z1-r1-h1")
   * @param limitValue the value that would have been exceeded
   * @param advice what a user can do about it, as a clause without a full stop
   */
  public LimitReachedException(String limitName, long limitValue, String advice) {
    super("limit reached: " + limitName + ", at most " + limitValue + "; " + advice);
    this.limitName = limitName;
    this.limitValue = limitValue;
  }

  /** What is limited. */
  public String limitName() {
    return limitName;
  }

  /** The value that would have been exceeded. */
  public long limitValue() {
    return limitValue;
  }
}
