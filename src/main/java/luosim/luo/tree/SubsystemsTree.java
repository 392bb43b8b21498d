package luosim.luo.tree;

import java.util.Optional;
import luosim.luo.KernelServices;
import luosim.luo.LuoTree;
import luosim.luo.part.Digest;
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

  private final Optional<LuoTree> self = Optional.of(this);
  private final FdtSpace space = new FdtSpace(CAPACITY);
  private long phys;
  private final SubsystemRows rows = new SubsystemRows();

  /** This tree, where one may be missing. */
  public Optional<LuoTree> asOptional() {
    return self;
  }

  /** Begins the tree in the buffer at that address, with the root's compatible; 0 or a libfdt code. */
  public int create(KernelServices services, long address) {
    phys = address;
    space.clear();
    rows.clear();
    int code = services.fdt();
    code = code < 0 ? code : services.fdt();
    return code < 0 ? code
        : space.addProperty(OutgoingTree.ROOT.length() + 1, SubsystemRows.COMPATIBLE.length());
  }

  /** The node of subsystems and its compatible; 0 or a libfdt code. */
  public int addNode(KernelServices services) {
    int code = services.fdt();
    code = code < 0 ? code : space.addNode(SubsystemRows.NODE.length());
    code = code < 0 ? code : services.fdt();
    return code < 0 ? code : space.addProperty(OutgoingTree.SUBSYSTEMS.length() + 1, 0);
  }

  /** A property of that name with data 0; one named {@code compatible} takes the place of the node's own. */
  public int add(KernelServices services, String name) {
    return rows.add(services, space, name, rows.named(name));
  }

  /** Writes the data of the n-th subsystem in the order of adding. */
  public int write(KernelServices services, int added, long value) {
    return rows.write(services, added, value);
  }

  public int count() {
    return rows.size();
  }

  /** Bytes in use, as libfdt counts them. */
  public int usedBytes() {
    return space.usedBytes();
  }

  public void copyFrom(SubsystemsTree other) {
    space.copyFrom(other.space);
    phys = other.phys;
    rows.copyFrom(other.rows);
  }

  @Override public long phys() {
    return phys;
  }

  @Override public long bytes() {
    return CAPACITY;
  }

  @Override public byte[] blob() {
    var editor = FdtEditor.create(CAPACITY);
    Must.fit(editor.setText(0, SubsystemRows.COMPATIBLE, OutgoingTree.ROOT));
    rows.write(editor);
    return editor.toBytes();
  }

  @Override public boolean hasRootCompatible(String compatible) {
    return compatible.equals(OutgoingTree.ROOT);
  }

  @Override public boolean hasFilesNode(String compatible) {
    return false;
  }

  @Override public boolean hasSubsystemsNode(String compatible) {
    return rows.isCompatible(compatible);
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
    return rows.length(name);
  }

  @Override public long subsystemData(String name) {
    return rows.data(name);
  }

  /** The address does not count: two buffers of equal content are equal trees. */
  @Override public long digest(boolean exact) {
    var digest = new Digest();
    rows.digest(digest, exact);
    return digest.value();
  }
}
