package luosim.luo.tree;

import java.nio.charset.StandardCharsets;
import luosim.luo.IncomingTree;
import luosim.luo.part.Digest;
import luosim.wire.FdtCode;
import luosim.wire.FdtLookup;

/**
 * A received tree read from a blob with the kernel's forgiving lookups. The blob may be malformed
 * in any way; what cannot be read is absent.
 */
public final class FdtIncomingTree implements IncomingTree {
  private static final String COMPATIBLE = "compatible";
  private static final String DATA = "data";
  /**
   * Children of the files node beyond this many are not looked at: more than a 1 MiB tree can hold.
   */
  private static final int FILE_LIMIT = 1 << 17;

  private final byte[] bytes;
  private final FdtLookup blob;
  private final int filesNode;
  private final int subsystemsNode;
  private int[] children = new int[16];
  private int count;

  /** Reads the blob; the array is not copied and must not change. */
  public FdtIncomingTree(byte[] bytes) {
    this(bytes, false);
  }

  /** Reads a blob whose root is the node of files. */
  public static FdtIncomingTree ofFiles(byte[] bytes) {
    return new FdtIncomingTree(bytes, true);
  }

  private FdtIncomingTree(byte[] bytes, boolean filesAtRoot) {
    this.bytes = bytes;
    blob = new FdtLookup(bytes);
    boolean readable = blob.checkHeader() == FdtCode.OK;
    int node = filesAtRoot || !readable ? 0 : blob.subnode(0, "file-descriptors");
    filesNode = readable ? node : FdtCode.BADMAGIC;
    subsystemsNode = readable ? blob.subnode(0, "subsystems") : FdtCode.BADMAGIC;
    int child = filesNode < 0 ? FdtCode.NOTFOUND : blob.firstSubnode(filesNode);
    while (child >= 0 && count < FILE_LIMIT) {
      if (count == children.length) {
        children = java.util.Arrays.copyOf(children, 2 * count);
      }
      children[count] = child;
      count++;
      child = blob.nextSubnode(child);
    }
  }

  @Override public boolean hasRootCompatible(String compatible) {
    return blob.checkHeader() == FdtCode.OK && blob.checkCompatible(0, compatible) == 0;
  }

  @Override public boolean hasFilesNode(String compatible) {
    return filesNode >= 0 && blob.checkCompatible(filesNode, compatible) == 0;
  }

  @Override public boolean hasSubsystemsNode(String compatible) {
    return subsystemsNode >= 0 && blob.checkCompatible(subsystemsNode, compatible) == 0;
  }

  @Override public int fileCount() {
    return count;
  }

  @Override public String fileName(int index) {
    return blob.name(child(index));
  }

  @Override public boolean fileNumbered(int index) {
    return KernelNumber.isNumber(fileName(index));
  }

  @Override public long fileToken(int index) {
    return KernelNumber.valueOf(fileName(index));
  }

  @Override public String fileCompatible(int index) {
    byte[] value = blob.property(child(index), COMPATIBLE);
    int end = 0;
    while (end < value.length && value[end] != 0) {
      end++;
    }
    return new String(value, 0, end, StandardCharsets.ISO_8859_1);
  }

  @Override public int fileDataLength(int index) {
    return Math.max(-1, blob.propertyLength(child(index), DATA));
  }

  @Override public long fileData(int index) {
    return blob.propertyLittle64(child(index), DATA);
  }

  @Override public int subsystemDataLength(String name) {
    return subsystemsNode < 0 ? -1 : Math.max(-1, blob.propertyLength(subsystemsNode, name));
  }

  @Override public long subsystemData(String name) {
    return subsystemsNode < 0 ? 0 : blob.propertyLittle64(subsystemsNode, name);
  }

  /** Over the bytes; a blob's data are not told from the rest. */
  @Override public long digest(boolean exact) {
    var digest = new Digest().add(bytes.length);
    for (byte each : bytes) {
      digest.add(each);
    }
    return digest.value();
  }

  private int child(int index) {
    return children[java.util.Objects.checkIndex(index, count)];
  }
}
