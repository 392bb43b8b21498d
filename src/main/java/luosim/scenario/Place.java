package luosim.scenario;

/**
 * Where a piece of a scenario stands: a file with line and column, both counted from 1, or another
 * origin such as a {@code --set} option or a default, which has neither.
 *
 * @param origin the file as the user named it, or a phrase for another origin
 * @param line the line, or 0 if there is none
 * @param column the column, or 0 if there is none
 */
public record Place(String origin, int line, int column) {
  /** A place without line and column. */
  public static Place of(String origin) {
    return new Place(origin, 0, 0);
  }

  @Override public String toString() {
    return line == 0 ? origin : origin + ":" + line + ":" + column;
  }
}
