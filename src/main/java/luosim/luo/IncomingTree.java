package luosim.luo;

/**
 * A received tree of files and subsystems, as the next kernel reads it. Either a tree that the
 * previous kernel's model built, read without ever becoming bytes, or a parsed blob, which may be
 * malformed in any way that a blob can be.
 *
 * <p>Children and properties are in blob order. A missing string or property is an empty string or
 * length -1.
 */
public interface IncomingTree {

  boolean hasRootCompatible(String compatible);

  boolean hasFilesNode(String compatible);

  boolean hasSubsystemsNode(String compatible);

  int fileCount();

  /** Name of a child of the files node, or empty if it cannot be read. */
  String fileName(int index);

  /**
   * Whether the name of a child is a number as the kernel reads one: decimal, octal or hexadecimal
   * by its prefix.
   */
  boolean fileNumbered(int index);

  /** That number, 64 bits without sign; 0 if it is none. */
  long fileToken(int index);

  /** The compatible of a child, or empty if missing. */
  String fileCompatible(int index);

  /** Length of its data property, or -1 if missing. */
  int fileDataLength(int index);

  /**
   * Eight bytes from the start of its data property, little endian. Behind a shorter property
   * follows whatever stands there in the blob, as the kernel reads without a look at the length.
   */
  long fileData(int index);

  /** Length of a subsystem's property, or -1 if missing. */
  int subsystemDataLength(String name);

  long subsystemData(String name);

  /**
   * A digest of the content, the same for equal trees on every JVM.
   *
   * @param exact whether the data count by value, or only whether they are zero
   */
  long digest(boolean exact);
}
