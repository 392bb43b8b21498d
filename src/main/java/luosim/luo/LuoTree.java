package luosim.luo;

/**
 * The tree of files and subsystems that one kernel builds for the next, with libfdt's exact size
 * and out-of-space behaviour, kept as values; bytes are only made when somebody looks.
 */
public interface LuoTree extends IncomingTree {

  /** Physical address of its buffer. */
  long phys();

  /** Bytes of its buffer, a power of two number of pages. */
  long bytes();

  /** The flattened device tree, with the header's total size. */
  byte[] blob();
}
