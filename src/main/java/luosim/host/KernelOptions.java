package luosim.host;

/**
 * How the kernels of a host are built and started; part of its class.
 *
 * @param deferredPages page structs are initialised by all processors of a node instead of one
 * @param parallelCpus processors are brought up together instead of one after the other
 * @param asyncShutdown devices shut down together instead of one after the other
 * @param hugetlb preserved folios above order 10 (1 GiB pages) can be handed over and restored
 * @param khoDebug Kexec HandOver publishes its trees in debugfs, which RFC v2 stumbles over
 * @param liveupdate the orchestrator is switched on; of the old kernel, the new one has its own switch
 * @param flbAtBoot drivers look at boot for the global state that was left to them, in revisions with
 * sessions
 * @param flbOfAll the global of the IOMMU belongs to memory files too, in revisions with sessions
 * @param otherPages pages that another user of the handover keeps preserved from the boot of each kernel on
 */
public record KernelOptions(
    boolean deferredPages,
    boolean parallelCpus,
    boolean asyncShutdown,
    boolean hugetlb,
    boolean khoDebug,
    boolean liveupdate,
    boolean flbAtBoot,
    boolean flbOfAll,
    int otherPages) {
  /** Kernels with the orchestrator switched on, whose drivers look at boot for what was left to them. */
  public KernelOptions(
      boolean deferredPages, boolean parallelCpus, boolean asyncShutdown, boolean hugetlb, boolean khoDebug) {
    this(deferredPages, parallelCpus, asyncShutdown, hugetlb, khoDebug, true, true, false, 0);
  }
}
