package luosim.handler;

import luosim.kho.FolioRuns;
import luosim.luo.Callback;
import luosim.luo.Errno;
import luosim.luo.Family;
import luosim.spec.Timing;

/**
 * I/O address spaces of VMs with devices: the page tables through which devices reach guest memory.
 *
 * <p>Nobody has published such a handler for RFC v2 or mainline. Prepare preserves every table page and a
 * record page that names the root and the mappings; the tables stay in use, so neither freeze nor cancel
 * frees one. The number of table pages is that of {@link IoTables}.
 */
final class IommufdHandler implements Handler {
  private final Family family;

  IommufdHandler(Family family) {
    this.family = family;
  }

  @Override public String name() {
    return "iommufd";
  }

  @Override public String compatible() {
    return "iommufd-v1";
  }

  @Override public int callbacks() {
    return Callbacks.of(family);
  }

  @Override public boolean accepts(FileObject file, KernelMemory memory) {
    return true;
  }

  @Override public void cost(Callback callback, FileObject file, boolean reclaimed, double speedup,
      Cost cost) {
    cost.clear();
    long tables = IoTables.pages(file.bytes(), file.order());
    switch (callback) {
      case PREPARE, PRESERVE -> {
        cost.add(Timing.IOMMUFD_PREPARE_BASE);
        cost.add(Timing.IOMMUFD_PREPARE_PER_TABLE_PAGE, tables);
        cost.add(Timing.KHO_PRESERVE_PER_UNIT);
      }
      case FREEZE, UNFREEZE -> cost.add(Timing.IOMMUFD_FREEZE);
      case CANCEL, UNPRESERVE -> {
        cost.add(Timing.IOMMUFD_CANCEL_BASE);
        cost.add(Timing.IOMMUFD_CANCEL_PER_TABLE_PAGE, tables);
      }
      case RETRIEVE -> {
        cost.add(Timing.IOMMUFD_RETRIEVE_BASE);
        cost.add(Timing.IOMMUFD_RETRIEVE_PER_TABLE_PAGE, tables);
      }
      case FINISH -> {
        cost.add(Timing.IOMMUFD_FINISH);
        if (!reclaimed) {
          cost.add(Timing.IOMMUFD_CANCEL_PER_TABLE_PAGE, tables);
        }
      }
      case CAN_PRESERVE, KHO_FINALIZE, KHO_ABORT, CAN_FINISH, BOOT -> {
        // Takes no time, or is no callback of files.
      }
    }
  }

  @Override public int prepare(FileObject file, KernelMemory memory) {
    if (file.preparedAgain()) {
      return 0;
    }
    long record = memory.allocateFolio(file.node(), 0);
    if (record < 0) {
      return -Errno.ENOMEM;
    }
    FolioRuns tables = file.memory();
    int result = memory.preserveRuns(tables);
    if (result == 0) {
      result = memory.preserveFolio(record, 0);
      if (result < 0) {
        memory.unpreserveRuns(tables);
      }
    }
    if (result < 0) {
      memory.releaseFolio(record, 0);
      return result;
    }
    file.prepared(record);
    return 0;
  }

  @Override public void unfreeze(FileObject file, KernelMemory memory) {
    file.unfreeze();
  }

  @Override public void cancel(FileObject file, KernelMemory memory) {
    file.unfreeze();
    if (file.prepares == 0) {
      return;
    }
    file.prepares = 0;
    memory.unpreserveFolio(file.record, 0);
    memory.unpreserveRuns(file.memory());
    memory.releaseFolio(file.record, 0);
    file.record = FileObject.NO_PAGE;
  }

  @Override public int retrieve(FileObject file, long data, KernelMemory memory) {
    if (!Received.holds(file, data, memory) || memory.restoreFolio(file.record) != 0) {
      return -Errno.EINVAL;
    }
    file.freeRecord(0, memory);
    file.retrieved = true;
    return 0;
  }

  @Override public void finish(FileObject file, long data, boolean reclaimed, KernelMemory memory) {
    if (reclaimed) {
      return;
    }
    if (file.retrieved) {
      memory.sharedMemory(file);
    } else if (Received.holds(file, data, memory) && memory.restoreFolio(file.record) == 0) {
      file.freeRecord(0, memory);
      memory.releaseGuestMemory(file.memory());
    }
  }

}
