package luosim.handler;

import luosim.kho.FolioRuns;
import luosim.kho.Kho73;
import luosim.luo.Callback;
import luosim.luo.Errno;

/**
 * Memory files in mainline, {@code memfd-v2} (spec luo-mainline section 12).
 *
 * <p>Preserve does all the work while the guest runs: it freezes the mapping, makes the record page, pins
 * every folio (guest memory is populated when a VM starts, so no hole is left to allocate), preserves each,
 * and describes them in an array that is preserved as scattered pages. Freeze stores the file position alone.
 * A failed retrieve frees what is left, and finish does nothing for a file whose retrieve was tried.
 */
final class MemfdV2Handler implements Handler {
  private static final int CALLBACKS = Callback.CAN_PRESERVE.bit()
      | Callback.PRESERVE.bit()
      | Callback.FREEZE.bit()
      | Callback.UNPRESERVE.bit()
      | Callback.RETRIEVE.bit()
      | Callback.FINISH.bit();

  @Override public String name() {
    return "memfd";
  }

  @Override public String compatible() {
    return "memfd-v2";
  }

  @Override public int callbacks() {
    return CALLBACKS;
  }

  @Override public boolean accepts(FileObject file, KernelMemory memory) {
    return file.order() <= memory.restorableOrderMax();
  }

  /** Pages of metadata beside the record: the folio array and the chunks that list its pages. */
  static long arrayPages(long folios) {
    long array = Pages.covering(folios * MemfdHandler.BYTES_PER_FOLIO);
    return array + Kho73.areaChunks(array);
  }

  @Override public void cost(Callback callback, FileObject file, boolean reclaimed, double speedup,
      Cost cost) {
    MemfdHandler.cost(callback, file, reclaimed, speedup, arrayPages(file.folios()), cost);
  }

  @Override public int prepare(FileObject file, KernelMemory memory) {
    long record = Recorded.preservedFolio(file.node(), 0, memory);
    if (record < 0) {
      return (int) record;
    }
    int result = file.bytes() == 0 ? 0 : preserveFolios(file, memory);
    if (result < 0) {
      memory.unpreserveFolio(record, 0);
      memory.releaseFolio(record, 0);
      return result;
    }
    file.prepared(record);
    return 0;
  }

  private static int preserveFolios(FileObject file, KernelMemory memory) {
    FolioRuns array = file.array();
    if (!memory.allocatePages(file.node(), arrayPages(file.folios()), file.salt(), array)) {
      return -Errno.ENOMEM;
    }
    int result = memory.preserveRuns(file.memory());
    if (result == 0) {
      result = memory.preserveRuns(array);
      if (result < 0) {
        memory.unpreserveRuns(file.memory());
      }
    }
    if (result < 0) {
      memory.releaseRuns(array);
    }
    return result;
  }

  @Override public void cancel(FileObject file, KernelMemory memory) {
    file.unfreeze();
    file.prepares = 0;
    if (file.bytes() > 0) {
      memory.unpreserveRuns(file.array());
      memory.unpreserveRuns(file.memory());
      memory.releaseRuns(file.array());
    }
    file.giveBackRecord(0, memory);
  }

  @Override public int retrieve(FileObject file, long data, KernelMemory memory) {
    if (!restoreMetadata(file, data, memory)) {
      return -Errno.EIO;
    }
    file.retrieved = true;
    return 0;
  }

  private static boolean restoreMetadata(FileObject file, long data, KernelMemory memory) {
    if (!Received.holds(file, data, memory) || memory.restoreFolio(file.record) != 0) {
      return false;
    }
    boolean empty = file.bytes() == 0;
    boolean restored = empty || memory.restoreRuns(file.array());
    if (restored && !empty) {
      memory.releaseRuns(file.array());
    }
    file.freeRecord(0, memory);
    return restored;
  }

  @Override public void finish(FileObject file, long data, boolean reclaimed, KernelMemory memory) {
    if (!reclaimed && restoreMetadata(file, data, memory) && file.bytes() > 0) {
      memory.releaseGuestMemory(file.memory());
    }
  }
}
