package luosim.luo.tree;

import java.util.Arrays;
import java.util.Optional;
import luosim.luo.KernelServices;
import luosim.luo.LuoTree;
import luosim.luo.part.Digest;
import luosim.luo.part.Tokens;
import luosim.wire.FdtCode;
import luosim.wire.FdtSequentialSpace;
import luosim.wire.FdtSequentialWriter;

/**
 * The tree of files of a revision in which they are a subsystem, kept as values (spec
 * luo-v3-files-as-subsystem section 3): written front to back, the root named {@code file-descriptors}, one
 * child for each file by ascending token. Its buffer is sized by an estimate of 128 bytes a file, which long
 * compatibles exceed.
 */
public final class FilesTree implements LuoTree {
  /** The name of the root, and of the subsystem. */
  public static final String NAME = "file-descriptors";

  private static final String COMPATIBLE = "compatible";
  private static final String DATA = "data";
  private static final int DATA_BYTES = 8;
  private static final int PAGE = 4096;
  private static final int BASE_BYTES = 1024;
  private static final int BYTES_PER_FILE = 128;

  private final Optional<LuoTree> self = Optional.of(this);
  private final FdtSequentialSpace space = new FdtSequentialSpace();
  private long phys;
  private long bytes = PAGE;
  private boolean named;
  private long[] tokens = new long[16];
  private String[] compatibles = new String[16];
  private long[] data = new long[16];
  private int size;

  /** This tree, where one may be missing. */
  public Optional<LuoTree> asOptional() {
    return self;
  }

  /** Bytes of the buffer for that many files: the smallest power of two of pages that holds the estimate. */
  public static long bytesFor(int files) {
    long wanted = BASE_BYTES + (long) BYTES_PER_FILE * files;
    long pages = (wanted + PAGE - 1) / PAGE;
    return PAGE * (pages == 1 ? 1 : Long.highestOneBit(pages - 1) << 1);
  }

  /** An empty buffer at an address, in which nothing is begun. */
  public void place(long address, long capacity) {
    phys = address;
    bytes = capacity;
    named = false;
    size = 0;
  }

  /** Begins the tree in the buffer at an address: 0 or a libfdt code. */
  public int create(KernelServices services, long address, long capacity) {
    place(address, capacity);
    int code = services.fdt();
    code = code < 0 ? code : services.fdt();
    code = code < 0 ? code : space.start((int) Math.min(capacity, Integer.MAX_VALUE));
    code = code < 0 ? code : services.fdt();
    code = code < 0 ? code : space.beginNode(NAME.length());
    code = code < 0 ? code : services.fdt();
    return code < 0 ? code : space.property(OutgoingTree.FILES.length() + 1, COMPATIBLE.length());
  }

  /** A file with data 0, behind those before: 0 or a libfdt code. */
  public int add(KernelServices services, long token, String compatible) {
    int code = services.fdt();
    code = code < 0 ? code : space.beginNode(OutgoingTree.nameLength(token));
    code = code < 0 ? code : services.fdt();
    code = code < 0 ? code : space.property(compatible.length() + 1, 0);
    code = code < 0 ? code : services.fdt();
    code = code < 0 ? code : space.property(DATA_BYTES, named ? 0 : DATA.length());
    named |= code == FdtCode.OK;
    code = code < 0 ? code : services.fdt();
    code = code < 0 ? code : space.end();
    if (code < 0) {
      return code;
    }
    if (size == tokens.length) {
      tokens = Arrays.copyOf(tokens, 2 * size);
      compatibles = Arrays.copyOf(compatibles, 2 * size);
      data = Arrays.copyOf(data, 2 * size);
    }
    tokens[size] = token;
    compatibles[size] = compatible;
    data[size] = 0;
    size++;
    return FdtCode.OK;
  }

  /** Ends the tree: 0 or a libfdt code. */
  public int finish(KernelServices services) {
    int code = services.fdt();
    code = code < 0 ? code : space.end();
    code = code < 0 ? code : services.fdt();
    return code < 0 ? code : space.end();
  }

  /** Writes the data of a file in place: 0, NOTFOUND, or the code with which the call is made to fail. */
  public int write(KernelServices services, long token, long value) {
    int code = services.fdt();
    int place = find(token);
    if (code < 0 || place < 0) {
      return code < 0 ? code : FdtCode.NOTFOUND;
    }
    data[place] = value;
    return FdtCode.OK;
  }

  /** Deletes the node of a file; none is fine. */
  public void remove(long token) {
    int place = find(token);
    if (place >= 0) {
      size--;
      System.arraycopy(tokens, place + 1, tokens, place, size - place);
      System.arraycopy(compatibles, place + 1, compatibles, place, size - place);
      System.arraycopy(data, place + 1, data, place, size - place);
    }
  }

  /** Bytes of the finished tree, as the sequential writer counts them. */
  public int usedBytes() {
    return space.usedBytes();
  }

  public void copyFrom(FilesTree other) {
    space.copyFrom(other.space);
    phys = other.phys;
    bytes = other.bytes;
    named = other.named;
    tokens = other.tokens.clone();
    compatibles = other.compatibles.clone();
    data = other.data.clone();
    size = other.size;
  }

  @Override public long phys() {
    return phys;
  }

  @Override public long bytes() {
    return bytes;
  }

  /** As a tree from which nothing was deleted; a kernel's blob keeps fillers where nodes were. */
  @Override public byte[] blob() {
    var buffer = new byte[(int) bytes];
    var writer = new FdtSequentialWriter(buffer);
    Must.fit(writer.create());
    Must.fit(writer.finishReserveMap());
    Must.fit(writer.beginNode(NAME));
    Must.fit(writer.propertyText(COMPATIBLE, OutgoingTree.FILES));
    for (int i = 0; i < size; i++) {
      Must.fit(writer.beginNode(fileName(i)));
      Must.fit(writer.propertyText(COMPATIBLE, compatibles[i]));
      Must.fit(writer.propertyLittle64(DATA, data[i]));
      Must.fit(writer.endNode());
    }
    Must.fit(writer.endNode());
    Must.fit(writer.finish());
    return Arrays.copyOf(buffer, writer.totalSize());
  }

  @Override public boolean hasRootCompatible(String compatible) {
    return compatible.equals(OutgoingTree.FILES);
  }

  @Override public boolean hasFilesNode(String compatible) {
    return false;
  }

  @Override public boolean hasSubsystemsNode(String compatible) {
    return false;
  }

  @Override public int fileCount() {
    return size;
  }

  @Override public String fileName(int index) {
    return "0x" + Long.toHexString(fileToken(index));
  }

  @Override public boolean fileNumbered(int index) {
    return true;
  }

  @Override public long fileToken(int index) {
    return tokens[java.util.Objects.checkIndex(index, size)];
  }

  @Override public String fileCompatible(int index) {
    return compatibles[java.util.Objects.checkIndex(index, size)];
  }

  @Override public int fileDataLength(int index) {
    return DATA_BYTES;
  }

  @Override public long fileData(int index) {
    return data[java.util.Objects.checkIndex(index, size)];
  }

  @Override public int subsystemDataLength(String name) {
    return -1;
  }

  @Override public long subsystemData(String name) {
    return 0;
  }

  /** The address does not count: two buffers of equal content are equal trees. */
  @Override public long digest(boolean exact) {
    var digest = new Digest().add(size).add(bytes);
    for (int i = 0; i < size; i++) {
      digest.add(tokens[i]).add(compatibles[i].hashCode());
      digest.add(exact || data[i] == 0 ? data[i] : 1);
    }
    return digest.value();
  }

  private int find(long token) {
    return Tokens.search(tokens, size, token);
  }
}
