package luosim.handler;

import luosim.luo.Callback;

/**
 * A type of file that survives a kernel switch: which files it accepts, what its callbacks do and what they
 * cost.
 *
 * <p>An instance holds no state; all of it is in the {@link FileObject}. The host asks for the cost when a
 * callback begins and invokes it when that time is over.
 */
public interface Handler {

  /** The word that scenarios use. */
  String name();

  /** The string that names it in the tree. */
  String compatible();

  /** The {@link Callback#bit bits} of its callbacks. */
  int callbacks();

  /** Whether it takes this file, which a kernel may refuse whose pages it could not restore. */
  boolean accepts(FileObject file, KernelMemory memory);

  /**
   * What a callback would cost now.
   *
   * @param reclaimed what finish is told; false for the others
   * @param speedup how much faster than one thread the memory of the file is walked, at least 1
   * @param cost filled
   */
  void cost(Callback callback, FileObject file, boolean reclaimed, double speedup, Cost cost);

  /**
   * Prepares a file, which mainline calls preserve; 0 or a negative errno. On success {@link #data} is what
   * the next kernel will be given.
   */
  int prepare(FileObject file, KernelMemory memory);

  /** Writes what the next kernel needs into the record that prepare has made room for; 0. */
  default int freeze(FileObject file, KernelMemory memory) {
    file.freeze();
    return 0;
  }

  /** Gives up what prepare made, frozen or not; mainline calls it unpreserve. */
  void cancel(FileObject file, KernelMemory memory);

  /** Takes a freeze back and leaves what prepare made; in mainline. */
  default void unfreeze(FileObject file, KernelMemory memory) {
    throw new IllegalStateException(compatible() + " has no unfreeze");
  }

  /** Frees what is left of a file whose retrieve has failed, as handlers of mainline do. */
  default void discard(FileObject file, long data, KernelMemory memory) {
    if (file.reserved()) {
      finish(file, data, false, memory);
    }
  }

  /** Retrieves a file from the data that the old kernel left; 0 or a negative errno. */
  int retrieve(FileObject file, long data, KernelMemory memory);

  /**
   * Ends an update for a file.
   *
   * @param reclaimed what the orchestrator says about it, right or wrong; in mainline, whether a retrieve was
   *     tried
   */
  void finish(FileObject file, long data, boolean reclaimed, KernelMemory memory);

  /** The page order of its record. */
  default int recordOrder() {
    return 0;
  }

  /** The data of a prepared file: the physical address of its record. */
  default long data(FileObject file) {
    return Pages.phys(file.record);
  }
}
