package luosim.spec;

/**
 * One declared key of a scenario: where it stands, what may stand there, what holds when it is
 * absent, and what it means.
 *
 * @param path full key with {@code *} for a name that the author chooses, such as
 *     {@code fleet.hostClasses.*.cpus}
 * @param type what may stand there, with unit and range
 * @param fallback the text that an absent key stands for; empty when {@code presence} says so
 * @param presence whether the key must, may or may not yet be given
 * @param sentence what it means, for documents and {@code explain}
 */
public record Parameter(
    String path, ParameterType type, String fallback, Presence presence, String sentence) {

  /** Whether a key must stand in a file. */
  public enum Presence {
    /** A file without it is refused. */
    REQUIRED,
    /** Absent means the default. */
    DEFAULTED,
    /** Absent means that the thing does not exist. */
    OPTIONAL,
    /** Part of the format, but refused by this version. */
    LATER
  }

  /** The last part of the path. */
  public String key() {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  /** The path without its last part; empty at the top. */
  public String parent() {
    int dot = path.lastIndexOf('.');
    return dot < 0 ? "" : path.substring(0, dot);
  }
}
