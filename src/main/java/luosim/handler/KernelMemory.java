package luosim.handler;

import luosim.kho.FolioRuns;

/**
 * The memory of the running kernel as callbacks use it: the port through which a host lets them allocate
 * and preserve, and at which it may refuse. Results are 0 or a negative errno.
 */
public interface KernelMemory {

  /** Allocates one folio; its pfn, or -1 for ENOMEM. */
  long allocateFolio(int node, int order);

  /**
   * Gives back a folio that {@link #allocateFolio} gave, in this kernel or, once restored, in an earlier
   * one.
   */
  void releaseFolio(long pfn, int order);

  /**
   * Allocates single pages.
   *
   * @param salt where scattered pages begin; equal salts give equal places
   * @return false for ENOMEM; then nothing is taken
   */
  boolean allocatePages(int node, long pages, long salt, FolioRuns into);

  /** Gives back pages or folios, metadata or guest memory. */
  void releaseRuns(FolioRuns runs);

  /** Gives guest memory back, which is not counted with the metadata. */
  void releaseGuestMemory(FolioRuns runs);

  int preserveFolio(long pfn, int order);

  int preserveRuns(FolioRuns runs);

  int unpreserveFolio(long pfn, int order);

  int unpreserveRuns(FolioRuns runs);

  /** Restores a folio in the kernel that received it: its order, or -1 where nothing can be restored. */
  int restoreFolio(long pfn);

  /**
   * Restores pages that {@link #allocatePages} gave in an earlier kernel; false if one cannot be restored.
   */
  boolean restoreRuns(FolioRuns runs);

  /** The largest order that this kernel can restore as one folio. */
  int restorableOrderMax();

  /** Tells that a callback of a file needed another that was gone. */
  void dependencyGone(FileObject file);

  /** Tells that a file was to be retrieved from what a cancelled update left. */
  void staleData(FileObject file);

  /** Tells that memory of a running VM was given back through a second token of its file. */
  void sharedMemory(FileObject file);
}
