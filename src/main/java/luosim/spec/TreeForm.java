package luosim.spec;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A way in which the tree that a kernel receives can be malformed, by its word in scenario files. */
public enum TreeForm {
  /** Its root says that it is something else. */
  NO_COMPATIBLE("noCompatible", false),
  /** The node of files is missing. */
  NO_FILES("noFiles", false),
  /** The node of subsystems is missing. */
  NO_SUBSYSTEMS("noSubsystems", false),
  /** The name of the first file is no number. */
  BAD_NAME("badName", true),
  /** The first file names a handler that no kernel has. */
  UNKNOWN_HANDLER("unknownHandler", true),
  /** The first file has no data. */
  NO_DATA("noData", true),
  /** The data of the first file have four bytes instead of eight. */
  SHORT_DATA("shortData", true),
  /** The first file is there twice. */
  DUPLICATE_TOKEN("duplicateToken", true),
  /** The data of every subsystem have four bytes instead of eight. */
  SHORT_SUBSYSTEM("shortSubsystem", false);

  private final String word;
  private final boolean ofFile;

  TreeForm(String word, boolean ofFile) {
    this.word = word;
    this.ofFile = ofFile;
  }

  /** The word that scenarios use. */
  public String word() {
    return word;
  }

  /** Whether a tree without files cannot be malformed in this way. */
  public boolean ofFile() {
    return ofFile;
  }

  /** What this word says, if it is one of these. */
  public static Optional<TreeForm> named(String word) {
    return Stream.of(values()).filter(form -> form.word.equals(word)).findFirst();
  }

  /** All words, in declared order. */
  public static List<String> words() {
    return Stream.of(values()).map(TreeForm::word).toList();
  }
}
