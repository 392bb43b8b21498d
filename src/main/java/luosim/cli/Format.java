package luosim.cli;

/** The form of a result on standard output. */
public enum Format {
  /** Lines for people. */
  TEXT,
  /** One JSON object for programs. */
  JSON;

  /** The word on the command line. */
  @Override public String toString() {
    return this == TEXT ? "text" : "json";
  }
}
