package luosim.handler;

/** What a handler checks before it trusts the data that an old kernel left. */
final class Received {
  private Received() {}

  /**
   * Whether data leads to the record of a file that was handed over and not cancelled. Data of a cancelled
   * file names a page that was freed; that is told to the host. The pages of a file whose VM has started anew
   * are out of reach, and nothing is wrong with their data.
   */
  static boolean holds(FileObject file, long data, KernelMemory memory) {
    if (file.reserved && file.record != FileObject.NO_PAGE && Pages.pfn(data) == file.record) {
      return true;
    }
    if (data != 0 && Pages.pfn(data) != file.abandoned()) {
      memory.staleData(file);
    }
    return false;
  }
}
