package luosim.kho;

/**
 * What Kexec HandOver takes from the kernel around it, asked in exactly the order in which the kernel code
 * asks (spec kho-6.16 sections 2 to 4). The adversary wraps it.
 */
public interface KhoServices {
  /** The holder of one page order's bitmaps. */
  int HOLDER = 0;

  /** One bitmap of 4096 bits. */
  int BITMAP = 1;

  /** One chunk page of the list that goes to the next kernel. */
  int CHUNK = 2;

  /** The debugfs entry of a sub-tree. */
  int DEBUGFS_SUBTREE = 3;

  /** The debugfs entry of the root tree. */
  int DEBUGFS_ROOT = 4;

  /** An entry of the list of sub-trees, in the eras that keep one. */
  int SUBTREE = 5;

  /** One page of the tree that mainline keeps. */
  int NODE = 6;

  /** Allocates one object of a kind above; false is ENOMEM. */
  boolean allocate(int what);

  /** Inserts an object just allocated into a sparse array: 0 or a negative errno. */
  int insert();

  /**
   * Asked before each call of the sequential tree writer: 0, or the negative code that this call gives
   * instead.
   */
  int fdt();

  /**
   * Grants bitmaps in advance: the answer n, up to the number wanted, stands for n successful pairs of {@code
   * allocate(BITMAP)} and {@code insert()}, which are then not asked one by one. 0 asks for the single
   * questions.
   */
  default long grantBitmaps(long wanted) {
    return 0;
  }

  /** Grants nodes in advance: n successful {@code allocate(NODE)}, which are then not asked one by one. */
  default long grantNodes(long wanted) {
    return 0;
  }

  /** Services that refuse nothing. */
  static KhoServices generous() {
    return Generous.INSTANCE;
  }
}
