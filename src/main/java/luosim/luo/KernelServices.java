package luosim.luo;

/** What an orchestrator with one global state takes from the kernel around it. */
public interface KernelServices extends BasicServices {

  /** Allocates the zeroed 1 MiB for a tree: its physical address, or 0 for ENOMEM. */
  long allocateFdt();

  /** Returns the 1 MiB of a tree. */
  void releaseFdt(long phys);

  /**
   * Called before each writing call on a tree: 0, or the negative libfdt code that this call gives.
   */
  int fdt();

  /** Called at each killable wait for the state lock: whether a fatal signal interrupts it. */
  boolean killed();
}
