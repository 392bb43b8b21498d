package luosim.luo;

/**
 * A received tree of files and subsystems, as the next kernel reads it. Either a tree that the previous kernel's model
 * built, read without ever becoming bytes, or a parsed blob, which may be malformed in any way that a blob can be.
 *
 * <p>Children and properties are in blob order. A missing string or property is an empty string or length -1.
 */
public interface IncomingTree {

  boolean hasRootCompatible(String compatible);

  boolean hasFilesNode(String compatible);

  boolean hasSubsystemsNode(String compatible);

  int fileCount();

  /** Name of a child of the files node, or empty if it cannot be read. */
  String fileName(int index);

  /** The compatible of a child, or empty if missing. */
  String fileCompatible(int index);

  /** Length of its data property, or -1 if missing. */
  int fileDataLength(int index);

  /** Its first eight bytes as stored, little endian; bytes beyond a short property are zero here. */
  long fileData(int index);

  /** Length of a subsystem's property, or -1 if missing. */
  int subsystemDataLength(String name);

  long subsystemData(String name);
}
