package luosim.luo;

/** What an orchestrator with one global state takes from the kernel around it. */
public interface KernelServices extends BasicServices {

  /**
   * Allocates zeroed memory for a tree: its physical address, or 0 for ENOMEM.
   *
   * @param bytes a power of two number of pages; the memory is aligned to it
   */
  long allocateFdt(long bytes);

  /** Returns the memory of a tree, as many bytes as were allocated. */
  void releaseFdt(long phys, long bytes);

  /** Pins the module that a handler or subsystem belongs to; false if it is about to go. */
  default boolean pin() {
    return true;
  }

  /** Whether the boot option {@code liveupdate} is on; not every revision asks. */
  default boolean liveUpdate() {
    return true;
  }

  /** Gives back the tree that the previous kernel handed over; for revisions that do. */
  default void releaseReceivedFdt() {}

  /**
   * Called before each writing call on a tree: 0, or the negative libfdt code that this call gives.
   */
  int fdt();

  /** Called at each killable wait for the state lock: whether a fatal signal interrupts it. */
  boolean killed();
}
