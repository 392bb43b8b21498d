package luosim.store;

/** The result folder cannot be created: the message says where, what was found and what to do. */
public final class CannotCreateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CannotCreateException(String message) {
    super(message);
  }

  public CannotCreateException(String message, Throwable cause) {
    super(message, cause);
  }
}
