package luosim.luo.tree;

import java.util.Arrays;
import java.util.Optional;
import luosim.luo.KernelServices;
import luosim.luo.LuoTree;
import luosim.luo.part.Digest;
import luosim.wire.FdtCode;
import luosim.wire.FdtEditor;
import luosim.wire.FdtSpace;

/**
 * The tree of one page in which a revision whose files are a subsystem hands its subsystems over, kept as
 * values (spec luo-v3-files-as-subsystem section 3): one property of eight bytes for each. Every writing
 * call asks the kernel services whether it fails, then the space account whether it fits.
 */
public final class SubsystemsTree implements LuoTree {
  /** Bytes of the buffer. */
  public static final int CAPACITY = 4096;

  private static final String NODE = "subsystems";
  private static final String COMPATIBLE = "compatible";
  private static final int DATA_BYTES = 8;

  private final Optional<LuoTree> self = Optional.of(this);
  private final FdtSpace space = new FdtSpace(CAPACITY);
  private long phys;
  private boolean compatibleReplaced;
  private String[] names = new String[8];
  private long[] data = new long[8];
  private int size;

  /** This tree, where one may be missing. */
  public Optional<LuoTree> asOptional() {
    return self;
  }

  /** Begins the tree in the buffer at that address, with the root's compatible; 0 or a libfdt code. */
  public int create(KernelServices services, long address) {
    phys = address;
    space.clear();
    compatibleReplaced = false;
    size = 0;
    int code = services.fdt();
    code = code < 0 ? code : services.fdt();
    return code < 0 ? code : space.addProperty(OutgoingTree.ROOT.length() + 1, COMPATIBLE.length());
  }

  /** The node of subsystems and its compatible; 0 or a libfdt code. */
  public int addNode(KernelServices services) {
    int code = services.fdt();
    code = code < 0 ? code : space.addNode(NODE.length());
    code = code < 0 ? code : services.fdt();
    return code < 0 ? code : space.addProperty(OutgoingTree.SUBSYSTEMS.length() + 1, 0);
  }

  /** A property of that name with data 0; one named {@code compatible} takes the place of the node's own. */
  public int add(KernelServices services, String name) {
    int code = services.fdt();
    if (code == FdtCode.OK && name.equals(COMPATIBLE)) {
      code = space.resizeProperty(OutgoingTree.SUBSYSTEMS.length() + 1, DATA_BYTES);
      compatibleReplaced |= code == FdtCode.OK;
    } else if (code == FdtCode.OK) {
      code = space.addProperty(DATA_BYTES, named(name) ? 0 : name.length());
    }
    if (code < 0) {
      return code;
    }
    if (size == names.length) {
      names = Arrays.copyOf(names, 2 * size);
      data = Arrays.copyOf(data, 2 * size);
    }
    names[size] = name;
    data[size] = 0;
    size++;
    return FdtCode.OK;
  }

  /** Writes the data of the n-th subsystem in the order of adding. */
  public int write(KernelServices services, int added, long value) {
    int code = services.fdt();
    if (code == FdtCode.OK) {
      data[added] = value;
    }
    return code;
  }

  public int count() {
    return size;
  }

  /** Bytes in use, as libfdt counts them. */
  public int usedBytes() {
    return space.usedBytes();
  }

  public void copyFrom(SubsystemsTree other) {
    space.copyFrom(other.space);
    phys = other.phys;
    compatibleReplaced = other.compatibleReplaced;
    names = other.names.clone();
    data = other.data.clone();
    size = other.size;
  }

  @Override public long phys() {
    return phys;
  }

  @Override public long bytes() {
    return CAPACITY;
  }

  @Override public byte[] blob() {
    var editor = FdtEditor.create(CAPACITY);
    Must.fit(editor.setText(0, COMPATIBLE, OutgoingTree.ROOT));
    int node = Must.fit(editor.addSubnode(0, NODE));
    Must.fit(editor.setText(node, COMPATIBLE, OutgoingTree.SUBSYSTEMS));
    for (int i = 0; i < size; i++) {
      Must.fit(editor.setLittle64(node, names[i], data[i]));
    }
    return editor.toBytes();
  }

  @Override public boolean hasRootCompatible(String compatible) {
    return compatible.equals(OutgoingTree.ROOT);
  }

  @Override public boolean hasFilesNode(String compatible) {
    return false;
  }

  @Override public boolean hasSubsystemsNode(String compatible) {
    return compatible.equals(OutgoingTree.SUBSYSTEMS) && !compatibleReplaced;
  }

  @Override public int fileCount() {
    return 0;
  }

  @Override public String fileName(int index) {
    throw noFile(index);
  }

  @Override public boolean fileNumbered(int index) {
    throw noFile(index);
  }

  @Override public long fileToken(int index) {
    throw noFile(index);
  }

  @Override public String fileCompatible(int index) {
    throw noFile(index);
  }

  @Override public int fileDataLength(int index) {
    throw noFile(index);
  }

  @Override public long fileData(int index) {
    throw noFile(index);
  }

  private static IndexOutOfBoundsException noFile(int index) {
    return new IndexOutOfBoundsException("file " + index + " of a tree without files");
  }

  @Override public int subsystemDataLength(String name) {
    if (place(name) >= 0) {
      return DATA_BYTES;
    }
    return name.equals(COMPATIBLE) ? OutgoingTree.SUBSYSTEMS.length() + 1 : -1;
  }

  @Override public long subsystemData(String name) {
    int place = place(name);
    return place < 0 ? 0 : data[place];
  }

  /** The address does not count: two buffers of equal content are equal trees. */
  @Override public long digest(boolean exact) {
    var digest = new Digest().add(size).add(compatibleReplaced);
    for (int i = 0; i < size; i++) {
      digest.add(names[i].hashCode()).add(exact || data[i] == 0 ? data[i] : 1);
    }
    return digest.value();
  }

  /** Whether the strings block has a name already; libfdt also takes the tail of a longer one. */
  private boolean named(String name) {
    if (COMPATIBLE.endsWith(name)) {
      return true;
    }
    for (int i = 0; i < size; i++) {
      if (names[i].endsWith(name)) {
        return true;
      }
    }
    return false;
  }

  private int place(String name) {
    for (int i = 0; i < size; i++) {
      if (names[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }
}
