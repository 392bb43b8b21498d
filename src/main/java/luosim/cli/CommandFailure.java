package luosim.cli;

/**
 * The named ending of a command that cannot go on.
 *
 * <p>Its message is printed as it is, so it says where, what was expected, what was found and what
 * to do. It carries no stack of its own; the cause, if there is one, does.
 */
public final class CommandFailure extends RuntimeException {
  private final ExitCode code;

  /** A failure that ends the process with {@code code}. */
  public CommandFailure(ExitCode code, String message) {
    this(code, message, null);
  }

  /** A failure that ends the process with {@code code}, made known by {@code cause}. */
  public CommandFailure(ExitCode code, String message, Throwable cause) {
    super(message, cause);
    if (code == ExitCode.PASS) {
      throw new IllegalArgumentException("a failure cannot pass: " + message);
    }
    this.code = code;
  }

  /** The exit code, never {@code PASS}. */
  public ExitCode code() {
    return code;
  }
}
