package luosim.luo.tree;

import luosim.luo.KernelServices;
import luosim.luo.LuoTree;
import luosim.luo.part.Digest;
import luosim.wire.FdtCode;
import luosim.wire.FdtEditor;
import luosim.wire.FdtSpace;

/**
 * The tree that RFC v2 builds in its 1 MiB buffer, kept as values (spec luo-rfc-v2 section 5): a
 * node of files with one child a token and a node of subsystems with one property a name. Every
 * writing call asks the kernel services whether it fails, then the space account whether it fits,
 * exactly as libfdt would count.
 *
 * <p>Calls come in the kernel's order: root, files node, files by ascending token, subsystems node,
 * subsystems by order of registration. As libfdt inserts in front, the blob lists them the other
 * way round; reading by index is in blob order.
 */
public final class OutgoingTree implements LuoTree {
  /** Bytes of the buffer. */
  public static final int CAPACITY = 1 << 20;

  /** The compatible of the root, and those of its two nodes. */
  public static final String ROOT = "luo-v1";

  public static final String FILES = "file-descriptors-v1";
  public static final String SUBSYSTEMS = "subsystems-v1";

  private static final String FILES_NODE = "file-descriptors";
  private static final String COMPATIBLE = SubsystemRows.COMPATIBLE;
  private static final String DATA = "data";
  private static final int DATA_BYTES = SubsystemRows.DATA_BYTES;

  private final FdtSpace space = new FdtSpace(CAPACITY);
  private long phys;
  private boolean dataNamed;
  private long[] tokens = new long[16];
  private String[] compatibles = new String[16];
  private long[] fileData = new long[16];
  private boolean[] fileHasData = new boolean[16];
  private int files;
  private final SubsystemRows subsystems = new SubsystemRows();

  /**
   * The empty tree in the buffer at that address: 0, or the code with which the call is made to
   * fail.
   */
  public int create(KernelServices services, long address) {
    phys = address;
    space.clear();
    dataNamed = false;
    files = 0;
    subsystems.clear();
    return services.fdt();
  }

  public int setRootCompatible(KernelServices services) {
    int code = services.fdt();
    return code < 0 ? code : space.addProperty(ROOT.length() + 1, COMPATIBLE.length());
  }

  public int addFilesNode(KernelServices services) {
    return addNode(services, FILES_NODE.length());
  }

  public int setFilesCompatible(KernelServices services) {
    return addCompatible(services, FILES.length());
  }

  public int addSubsystemsNode(KernelServices services) {
    return addNode(services, SubsystemRows.NODE.length());
  }

  public int setSubsystemsCompatible(KernelServices services) {
    return addCompatible(services, SUBSYSTEMS.length());
  }

  /** A child for a file and its compatible; the data come in a call of their own. */
  public int addFile(KernelServices services, long token, String compatible) {
    int code = addNode(services, nameLength(token));
    if (code == FdtCode.OK) {
      code = addCompatible(services, compatible.length());
    }
    if (code < 0) {
      return code;
    }
    if (files == tokens.length) {
      growFiles(2 * files);
    }
    tokens[files] = token;
    compatibles[files] = compatible;
    fileData[files] = 0;
    fileHasData[files] = false;
    files++;
    return FdtCode.OK;
  }

  /**
   * Writes the data of the n-th file in the order of adding; the property is added where it is
   * missing.
   */
  public int writeFile(KernelServices services, int added, long data) {
    int code = services.fdt();
    if (code == FdtCode.OK && !fileHasData[added]) {
      code = space.addProperty(DATA_BYTES, dataNamed || named(DATA) ? 0 : DATA.length());
      dataNamed |= code == FdtCode.OK;
    }
    if (code == FdtCode.OK) {
      fileHasData[added] = true;
      fileData[added] = data;
    }
    return code;
  }

  /**
   * A property of that name with data 0. One named {@code compatible} takes the place of the node's
   * own.
   */
  public int addSubsystem(KernelServices services, String name) {
    return subsystems.add(services, space, name, named(name));
  }

  /** Writes the data of the n-th subsystem in the order of adding. */
  public int writeSubsystem(KernelServices services, int added, long data) {
    return subsystems.write(services, added, data);
  }

  public int subsystemCount() {
    return subsystems.size();
  }

  /** Bytes in use, as libfdt counts them. */
  public int usedBytes() {
    return space.usedBytes();
  }

  /** Whether a file's data stand in the tree; index in blob order. */
  public boolean hasData(int index) {
    return fileHasData[added(index)];
  }

  public void copyFrom(OutgoingTree other) {
    space.copyFrom(other.space);
    phys = other.phys;
    dataNamed = other.dataNamed;
    tokens = other.tokens.clone();
    compatibles = other.compatibles.clone();
    fileData = other.fileData.clone();
    fileHasData = other.fileHasData.clone();
    files = other.files;
    subsystems.copyFrom(other.subsystems);
  }

  @Override public long phys() {
    return phys;
  }

  @Override public long bytes() {
    return CAPACITY;
  }

  /** The address does not count: two buffers of equal content are equal trees. */
  @Override public long digest(boolean exact) {
    var digest = new Digest().add(files);
    for (int i = 0; i < files; i++) {
      digest.add(tokens[i]).add(compatibles[i].hashCode()).add(fileHasData[i]);
      digest.add(exact || fileData[i] == 0 ? fileData[i] : 1);
    }
    subsystems.digest(digest, exact);
    return digest.value();
  }

  @Override public byte[] blob() {
    var editor = FdtEditor.create(CAPACITY);
    Must.fit(editor.setText(0, COMPATIBLE, ROOT));
    int filesNode = Must.fit(editor.addSubnode(0, FILES_NODE));
    Must.fit(editor.setText(filesNode, COMPATIBLE, FILES));
    for (int i = 0; i < files; i++) {
      int node = Must.fit(editor.addSubnode(filesNode, "0x" + Long.toHexString(tokens[i])));
      Must.fit(editor.setText(node, COMPATIBLE, compatibles[i]));
      if (fileHasData[i]) {
        Must.fit(editor.setLittle64(node, DATA, fileData[i]));
      }
    }
    subsystems.write(editor);
    return editor.toBytes();
  }

  @Override public boolean hasRootCompatible(String compatible) {
    return compatible.equals(ROOT);
  }

  @Override public boolean hasFilesNode(String compatible) {
    return compatible.equals(FILES);
  }

  @Override public boolean hasSubsystemsNode(String compatible) {
    return subsystems.isCompatible(compatible);
  }

  @Override public int fileCount() {
    return files;
  }

  @Override public String fileName(int index) {
    return "0x" + Long.toHexString(tokens[added(index)]);
  }

  @Override public boolean fileNumbered(int index) {
    return true;
  }

  @Override public long fileToken(int index) {
    return tokens[added(index)];
  }

  @Override public String fileCompatible(int index) {
    return compatibles[added(index)];
  }

  @Override public int fileDataLength(int index) {
    return fileHasData[added(index)] ? DATA_BYTES : -1;
  }

  @Override public long fileData(int index) {
    return fileData[added(index)];
  }

  @Override public int subsystemDataLength(String name) {
    return subsystems.length(name);
  }

  @Override public long subsystemData(String name) {
    return subsystems.data(name);
  }

  private int addNode(KernelServices services, int nameLength) {
    int code = services.fdt();
    return code < 0 ? code : space.addNode(nameLength);
  }

  private int addCompatible(KernelServices services, int length) {
    int code = services.fdt();
    return code < 0 ? code : space.addProperty(length + 1, 0);
  }

  /**
   * Whether a property name is in the strings block already; libfdt also takes the tail of a longer
   * one.
   */
  private boolean named(String name) {
    return dataNamed && DATA.endsWith(name) || subsystems.named(name);
  }

  private int added(int index) {
    return files - 1 - java.util.Objects.checkIndex(index, files);
  }

  private void growFiles(int capacity) {
    tokens = java.util.Arrays.copyOf(tokens, capacity);
    compatibles = java.util.Arrays.copyOf(compatibles, capacity);
    fileData = java.util.Arrays.copyOf(fileData, capacity);
    fileHasData = java.util.Arrays.copyOf(fileHasData, capacity);
  }

  /** Characters of a token's node name: 0x and the hexadecimal digits, at least one. */
  static int nameLength(long token) {
    return 2 + Math.max(1, (67 - Long.numberOfLeadingZeros(token)) / 4);
  }
}
