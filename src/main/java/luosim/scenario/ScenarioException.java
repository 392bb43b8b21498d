package luosim.scenario;

/**
 * A scenario, or a file that it reads, which cannot be used; the command ends with exit status 65.
 *
 * <p>The message is one line: place, what was found, what is expected, the nearest right spelling.
 * It needs no stack trace to be understood, and none should be printed.
 */
public final class ScenarioException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Place place;

  /** Makes the message {@code place: found; expected expected}. */
  public ScenarioException(Place place, String found, String expected) {
    this(place, found, expected, "");
  }

  /** The same with {@code ; did you mean 'nearest'?} unless {@code nearest} is empty. */
  public ScenarioException(Place place, String found, String expected, String nearest) {
    super(place + ": " + found + "; expected " + expected
        + (nearest.isEmpty() ? "" : "; did you mean '" + nearest + "'?"));
    this.place = place;
  }

  /** Where it stands. */
  public Place place() {
    return place;
  }
}
