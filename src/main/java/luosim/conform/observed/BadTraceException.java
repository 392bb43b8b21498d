package luosim.conform.observed;

/**
 * A trace file or a list of accepted ids that cannot be used at all: says in which line, and what
 * is right.
 */
public final class BadTraceException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;

  public BadTraceException(int line, String message) {
    super("line " + line + ": " + message);
    this.line = line;
  }

  /** Line from 1. */
  public int line() {
    return line;
  }
}
