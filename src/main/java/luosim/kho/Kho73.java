package luosim.kho;

import java.util.Arrays;
import java.util.Optional;
import luosim.wire.FdtCode;
import luosim.wire.HandoverTree;
import luosim.wire.KexecMetadata;
import luosim.wire.VmallocChunk;

/**
 * Kexec HandOver of mainline (Linux 7.3) for one running kernel: the tree of preserved memory, the root page
 * and the debugfs names (spec luo-mainline sections 10 and 11). Both trees have their form for the next
 * kernel at all times, so there is neither finalize nor abort, and a jump of any moment passes them on.
 *
 * <p>{@link #boot} makes the two pages that are preserved in every kernel. Results are 0 or negative errnos.
 * A kernel that is refused one of these pages runs on with Kexec HandOver off.
 */
public final class Kho73 extends PieceKho {
  /** The blob that Kexec HandOver itself hands over. */
  public static final String METADATA = "kexec-metadata";

  /** The highest order of one allocation. */
  public static final int ALLOCATION_ORDER_MAX = PieceReceiver.FOLIO_ORDER_MAX;

  private final RadixTree tree;
  private final HandoverTree root = new HandoverTree();
  private final FreedMemory freed = new FreedMemory();
  private boolean running;

  /** Bytes of the root page that debugfs shows, as many as it had when it was published; 0 if it is not. */
  private int publishedBytes;

  private int publishedBlobs;

  /** A kernel before its early boot. */
  public Kho73(KhoServices services, KhoConfig config) {
    this(new RadixTree(), services, config);
    root.clear(config.metadataPhys());
  }

  private Kho73(RadixTree tree, KhoServices services, KhoConfig config) {
    super(tree, services, config);
    this.tree = tree;
  }

  @Override public void reset(KhoServices newServices, KhoConfig newConfig) {
    super.reset(newServices, newConfig);
    tree.clear();
    root.clear(newConfig.metadataPhys());
    freed.clear();
    running = false;
    publishedBytes = 0;
    publishedBlobs = 0;
  }

  /**
   * Early boot: the first node of the tree, the root page, the page of the metadata, and the debugfs names:
   * 0, or ENOMEM and Kexec HandOver stays off, as it does without an error when the boot option says so.
   *
   * @param metadata what this kernel tells the next about itself
   * @param metadataPhys its page
   * @param received whether this kernel was itself booted through Kexec HandOver; then debugfs has no root
   */
  public int boot(KexecMetadata metadata, long metadataPhys, boolean received) {
    if (!config().enabled()) {
      return 0;
    }
    if (!services().allocate(KhoServices.NODE)) {
      return -Errno.ENOMEM;
    }
    running = true;
    int code = preservePhys(config().rootPagePhys(), PAGE_BYTES);
    if (code == 0) {
      code = preservePhys(metadataPhys, PAGE_BYTES);
    }
    if (code == 0) {
      code = addSubtree(METADATA, metadataPhys, metadata.toBytes().length);
    }
    if (code < 0) {
      reset(services(), config());
      return code;
    }
    if (config().debugfs() && !received && services().allocate(KhoServices.DEBUGFS_ROOT)) {
      publishedBytes = root.usedBytes();
    }
    return 0;
  }

  /** Early boot of a kernel that tells the next so much about itself; see the other. */
  public int boot(String release, int handovers, long metadataPhys, boolean received) {
    return boot(new KexecMetadata(KexecMetadata.VERSION, release, handovers), metadataPhys, received);
  }

  @Override public Kho73 copy(KhoServices others) {
    var copy = new Kho73(others, config());
    copy.tree.copyFrom(tree);
    copy.root.copyFrom(root);
    copy.freed.copyFrom(freed);
    copy.running = running;
    copy.publishedBytes = publishedBytes;
    copy.publishedBlobs = publishedBlobs;
    return copy;
  }

  /** The boot option, and that boot found memory. */
  @Override public boolean enabled() {
    return running;
  }

  /** Never: nothing is fixed before the jump. */
  @Override public boolean finalized() {
    return false;
  }

  /** 0, or E2BIG: whether one allocation of so many bytes is possible at all. */
  public static int checkAllocation(long bytes) {
    return bytes > PAGE_BYTES << ALLOCATION_ORDER_MAX ? -Errno.E2BIG : 0;
  }

  /** Pages that list an area of so many scattered pages; they are preserved like these. */
  public static long areaChunks(long pages) {
    return VmallocChunk.chunks(pages);
  }

  /** Names a blob of one page. */
  @Override public int addSubtree(String name, long phys) {
    return addSubtree(name, phys, PAGE_BYTES);
  }

  /**
   * Names a blob to the next kernel, at any time: 0, EEXIST for a name in use, ENOMEM if the page is full.
   * The debugfs entry may be missing without an error.
   */
  public int addSubtree(String name, long phys, long bytes) {
    for (int call = 0; call < 3; call++) {
      if (services().fdt() < 0) {
        return -Errno.ENOMEM;
      }
    }
    int code = root.add(name, phys, bytes);
    if (code < 0) {
      return code == FdtCode.EXISTS ? -Errno.EEXIST : -Errno.ENOMEM;
    }
    if (config().debugfs() && services().allocate(KhoServices.DEBUGFS_SUBTREE)) {
      publishedBlobs++;
    }
    return 0;
  }

  @Override public void blobFreed(long phys) {
    freed.add(phys);
  }

  @Override public boolean preserved(long pfn, int order) {
    return super.preserved(pfn, order) && (pfn & (1L << order) - 1) == 0;
  }

  /** Keys in the tree. */
  public long keys() {
    return tree.keys();
  }

  /** Pages that the tree itself takes; they are not in it. */
  public long nodes() {
    return running ? tree.nodes() : 0;
  }

  @Override public long bitmaps() {
    return tree.leafCount();
  }

  @Override public long chunks() {
    return 0;
  }

  /** Always while Kexec HandOver is on. */
  @Override public boolean mapAllocated() {
    return running;
  }

  @Override public int debugfsEntries() {
    return publishedBlobs + (publishedBytes > 0 ? 1 : 0);
  }

  /** What {@code kho/out/fdt} shows: the root page, cut where the tree ended when it was published. */
  public Optional<byte[]> debugfsRoot() {
    return publishedBytes == 0 ? Optional.empty()
        : Optional.of(Arrays.copyOf(root.toBytes(), publishedBytes));
  }

  @Override public RootState rootState() {
    return running ? RootState.COMPLETE : RootState.NEVER_USED;
  }

  @Override public byte[] rootFdtBlob() {
    return running ? root.toBytes() : new byte[0];
  }

  /** The nodes as the next kernel would find them. */
  public SerializedRadix serializedTree() {
    return new SerializedRadix(tree, config().metadataPhys());
  }

  @Override public void take(Handover into) {
    if (running) {
      into.fill(root, config().metadataPhys(), tree, freed.toArray());
    } else {
      into.clear();
    }
  }

  @Override public long digest() {
    long digest = tree.digest() + Mix.of(publishedBytes ^ publishedBlobs << 16 ^ (running ? 1L << 40 : 0));
    for (int blob = 0; blob < root.blobs(); blob++) {
      digest = Mix.of(digest ^ Mix.text(root.name(blob)) ^ root.phys(blob));
      digest = Mix.of(digest + root.size(blob));
    }
    return digest + freed.digest();
  }
}
