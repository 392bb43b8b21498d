package luosim.kho;

/** Physical memory of a machine: the spans of each NUMA node, and in them the scratch regions and the kernel. */
public final class MemoryLayout {
  private MemoryLayout() {}

  /** Equal nodes; node 0 starts at 0 and has the hole below 4 GiB. Refuses what does not fit by name. */
  public static MemoryLayout of(long memoryBytes, int nodes, ScratchPlan scratch, long kernelBytesPerNode) {
    throw new UnsupportedOperationException();
  }

  public int nodes() {
    throw new UnsupportedOperationException();
  }

  public int scratchRegions() {
    throw new UnsupportedOperationException();
  }

  public long scratchPhys(int region) {
    throw new UnsupportedOperationException();
  }

  public long scratchBytes(int region) {
    throw new UnsupportedOperationException();
  }

  /** Bytes of a node that files and metadata can have. */
  public long freeBytes(int node) {
    throw new UnsupportedOperationException();
  }
}
