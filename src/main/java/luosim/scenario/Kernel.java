package luosim.scenario;

/**
 * Switches of a host's kernels, old and new alike.
 *
 * @param deferredPages page structs are initialised by all processors of a node
 * @param parallelCpus processors are brought up at once
 * @param deviceShutdown whether devices shut down one after the other or all at once
 * @param hugetlb guest memory in pages of 1 GiB can be handed over
 * @param khoDebug the debug option that publishes handover blobs in debugfs is built in
 * @param liveupdate the orchestrator is switched on; of the old kernel, the new one has its own switch
 * @param flbOfAll with sessions: the global of the IOMMU belongs to memory files too
 * @param flbAtBoot with sessions: drivers look at boot for the global state that was left to them
 * @param otherPages pages that another user of the handover keeps preserved from the boot of each kernel on
 */
public record Kernel(boolean deferredPages, boolean parallelCpus, DeviceShutdown deviceShutdown,
    boolean hugetlb, boolean khoDebug, boolean liveupdate, boolean flbAtBoot, boolean flbOfAll,
    int otherPages) {
  /** How devices that are not preserved shut down. */
  public enum DeviceShutdown implements Word {
    /** All at once: the slowest counts. */
    ASYNC("async"),
    /** One after the other: the sum counts. */
    SERIAL("serial");

    private final String word;

    DeviceShutdown(String word) {
      this.word = word;
    }

    @Override public String word() {
      return word;
    }
  }
}
