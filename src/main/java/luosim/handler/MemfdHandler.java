package luosim.handler;

import luosim.kho.FolioRuns;
import luosim.luo.Callback;
import luosim.luo.Errno;
import luosim.spec.Timing;

/**
 * Memory files: the guest memory of a VM.
 *
 * <p>The behaviour is that of the mainline handler (spec luo-mainline section 12) moved to the callbacks of
 * RFC v2. Prepare freezes the mapping, pins every folio and preserves it, and describes it in metadata: a
 * record page, 16 bytes a folio in an array of single pages, and 8 bytes for each of those pages. Guest
 * memory is populated when a VM starts, so there are no holes to fill. Freeze stores the file position in
 * the record, whatever the size.
 */
final class MemfdHandler implements Handler {
  static final long BYTES_PER_FOLIO = 16;
  private static final long BYTES_PER_ARRAY_PAGE = 8;

  /** Guest memory counts as huge, in costs, from folios of 2 MiB on. */
  private static final int HUGE_ORDER = 9;

  @Override public String name() {
    return "memfd";
  }

  @Override public String compatible() {
    return "memfd-v1";
  }

  @Override public int callbacks() {
    return Callbacks.ALL;
  }

  @Override public boolean accepts(FileObject file, KernelMemory memory) {
    return file.order() <= memory.restorableOrderMax();
  }

  /** Pages of metadata beside the record: the folio array and the list of its pages. */
  static long arrayPages(long folios) {
    long array = Pages.covering(folios * BYTES_PER_FOLIO);
    return array + Pages.covering(array * BYTES_PER_ARRAY_PAGE);
  }

  @Override public void cost(Callback callback, FileObject file, boolean reclaimed, double speedup,
      Cost cost) {
    cost(callback, file, reclaimed, speedup, arrayPages(folios(file)), cost);
  }

  /** What callbacks of memory files cost in every family. */
  static void cost(Callback callback, FileObject file, boolean reclaimed, double speedup, long arrayPages,
      Cost cost) {
    cost.clear();
    boolean huge = file.order() >= HUGE_ORDER;
    double gib = file.bytes() / Pages.GIB / speedup;
    switch (callback) {
      case PREPARE, PRESERVE -> {
        cost.add(Timing.MEMFD_PREPARE_BASE);
        cost.add(huge ? Timing.MEMFD_PREPARE_PER_GIB_HUGE : Timing.MEMFD_PREPARE_PER_GIB_4K, gib);
        cost.add(Timing.KHO_PRESERVE_PER_UNIT, 1 + arrayPages);
      }
      case FREEZE -> cost.add(Timing.MEMFD_FREEZE);
      case CANCEL, UNPRESERVE -> {
        cost.add(Timing.MEMFD_CANCEL_BASE);
        cost.add(huge ? Timing.MEMFD_CANCEL_PER_GIB_HUGE : Timing.MEMFD_CANCEL_PER_GIB_4K, gib);
      }
      case RETRIEVE -> {
        cost.add(Timing.MEMFD_RETRIEVE_BASE);
        cost.add(huge ? Timing.MEMFD_RETRIEVE_PER_GIB_HUGE : Timing.MEMFD_RETRIEVE_PER_GIB_4K, gib);
      }
      case FINISH -> {
        cost.add(Timing.MEMFD_FINISH_BASE);
        if (!reclaimed) {
          cost.add(huge ? Timing.MEMFD_FINISH_PER_GIB_HUGE : Timing.MEMFD_FINISH_PER_GIB_4K, gib);
        }
      }
      case CAN_PRESERVE, KHO_FINALIZE, KHO_ABORT, UNFREEZE, CAN_FINISH, BOOT -> {
        // Takes no time, or is no callback of files.
      }
    }
  }

  private static long folios(FileObject file) {
    return file.bytes() / (Pages.BYTES << file.order());
  }

  @Override public int prepare(FileObject file, KernelMemory memory) {
    if (file.preparedAgain()) { // registered twice: the mapping is frozen and described already
      return 0;
    }
    long record = memory.allocateFolio(file.node(), 0);
    if (record < 0) {
      return -Errno.ENOMEM;
    }
    if (!memory.allocatePages(file.node(), arrayPages(folios(file)), file.salt(), file.array())) {
      memory.releaseFolio(record, 0);
      return -Errno.ENOMEM;
    }
    int result = preserveAll(file, record, memory);
    if (result < 0) {
      memory.releaseRuns(file.array());
      memory.releaseFolio(record, 0);
      return result;
    }
    file.prepared(record);
    return 0;
  }

  private static int preserveAll(FileObject file, long record, KernelMemory memory) {
    FolioRuns guest = file.memory();
    int result = memory.preserveRuns(guest);
    if (result < 0) {
      return result;
    }
    result = memory.preserveRuns(file.array());
    if (result < 0) {
      memory.unpreserveRuns(guest);
      return result;
    }
    result = memory.preserveFolio(record, 0);
    if (result < 0) {
      memory.unpreserveRuns(file.array());
      memory.unpreserveRuns(guest);
    }
    return result;
  }

  @Override public void cancel(FileObject file, KernelMemory memory) {
    file.unfreeze();
    if (file.prepares == 0) {
      return; // its second registration: the first cancel left nothing
    }
    file.prepares = 0;
    memory.unpreserveFolio(file.record, 0);
    memory.unpreserveRuns(file.array());
    memory.unpreserveRuns(file.memory());
    memory.releaseRuns(file.array());
    memory.releaseFolio(file.record, 0);
    file.record = FileObject.NO_PAGE;
  }

  @Override public int retrieve(FileObject file, long data, KernelMemory memory) {
    if (!Received.holds(file, data, memory)) {
      return -Errno.EINVAL;
    }
    if (memory.restoreFolio(file.record) != 0
        || !memory.restoreRuns(file.array())
        || file.order() > memory.restorableOrderMax()) {
      return -Errno.EINVAL;
    }
    freeMetadata(file, memory);
    file.retrieved = true;
    return 0;
  }

  @Override public void finish(FileObject file, long data, boolean reclaimed, KernelMemory memory) {
    if (reclaimed) {
      return;
    }
    if (file.retrieved) {
      memory.sharedMemory(file); // another token of this file was retrieved, its VM uses the folios
      return;
    }
    if (Received.holds(file, data, memory)
        && memory.restoreFolio(file.record) == 0
        && memory.restoreRuns(file.array())) {
      freeMetadata(file, memory);
      memory.releaseGuestMemory(file.memory());
    }
  }

  private static void freeMetadata(FileObject file, KernelMemory memory) {
    memory.releaseRuns(file.array());
    file.freeRecord(0, memory);
  }
}
