package luosim.spec;

/**
 * A text that is not the quantity it is meant to be, told in three parts: what was found, what is
 * expected, and the nearest right spelling (empty when there is none).
 *
 * <p>It carries no file position; whoever knows where the text stood adds it.
 */
public final class QuantityException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String found;
  private final String expected;
  private final String nearest;

  /** Makes the exception; {@code nearest} may be empty, nothing may be null. */
  public QuantityException(String found, String expected, String nearest) {
    super(found + "; expected " + expected
        + (nearest.isEmpty() ? "" : "; did you mean '" + nearest + "'?"));
    this.found = found;
    this.expected = expected;
    this.nearest = nearest;
  }

  /** What stood there, as a phrase. */
  public String found() {
    return found;
  }

  /** What would be right, as a phrase that can follow the word "expected". */
  public String expected() {
    return expected;
  }

  /** The nearest right spelling, or the empty text. */
  public String nearest() {
    return nearest;
  }
}
