package luosim.handler;

import luosim.luo.Callback;
import luosim.luo.Errno;
import luosim.luo.Family;
import luosim.spec.Timing;

/**
 * Passed-through devices, each with the I/O address space that it works in.
 *
 * <p>Nobody has published such a handler for RFC v2 or mainline; this one does what the callbacks' rules
 * force it to. Prepare reserves one folio for the state of the device, because freeze can no longer
 * preserve any. Freeze stops the device and fills that folio. A device that is not restored, or whose
 * address space vanished before it was released, must be reset.
 */
final class VfioHandler implements Handler {
  /**
   * Order of the state folio: 4 MiB, the largest that the page allocator gives. An assumption, like the
   * whole file.
   */
  static final int STATE_ORDER = 10;

  private final Family family;

  VfioHandler(Family family) {
    this.family = family;
  }

  @Override public String name() {
    return "vfio";
  }

  @Override public String compatible() {
    return "vfiofd-v1";
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
    switch (callback) {
      case PREPARE, PRESERVE -> {
        cost.add(Timing.VFIO_PREPARE);
        cost.add(Timing.KHO_PRESERVE_PER_UNIT);
      }
      case FREEZE, UNFREEZE -> cost.add(Timing.VFIO_FREEZE);
      case CANCEL, UNPRESERVE -> {
        cost.add(Timing.VFIO_CANCEL);
        if (file.prepares > 0 && addressSpaceGone(file)) {
          cost.add(Timing.VFIO_RESET);
        }
      }
      case RETRIEVE -> cost.add(Timing.VFIO_RETRIEVE);
      case FINISH -> cost.add(reclaimed ? Timing.VFIO_FINISH : Timing.VFIO_RESET);
      case CAN_PRESERVE, KHO_FINALIZE, KHO_ABORT, CAN_FINISH, BOOT -> {
        // Takes no time, or is no callback of files.
      }
    }
  }

  @Override public int recordOrder() {
    return STATE_ORDER;
  }

  private static boolean addressSpaceGone(FileObject file) {
    return file.hasDependency() && !file.dependency().prepared();
  }

  @Override public int prepare(FileObject file, KernelMemory memory) {
    if (file.preparedAgain()) {
      return 0;
    }
    if (addressSpaceGone(file)) {
      return -Errno.EINVAL;
    }
    long state = Recorded.preservedFolio(file.node(), STATE_ORDER, memory);
    if (state < 0) {
      return (int) state;
    }
    file.prepared(state);
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
    if (addressSpaceGone(file)) {
      memory.dependencyGone(file);
    }
    file.giveBackRecord(STATE_ORDER, memory);
  }

  @Override public int retrieve(FileObject file, long data, KernelMemory memory) {
    if (!Received.holds(file, data, memory)) {
      return -Errno.EINVAL;
    }
    if (file.hasDependency() && !file.dependency().retrieved()) {
      return -Errno.EINVAL;
    }
    if (memory.restoreFolio(file.record) != STATE_ORDER) {
      return -Errno.EINVAL;
    }
    boolean filled = file.filled;
    file.freeRecord(STATE_ORDER, memory);
    if (!filled) {
      memory.staleData(file); // prepared but never frozen: the folio holds no state
      return -Errno.EIO;
    }
    file.retrieved = true;
    return 0;
  }

  @Override public void finish(FileObject file, long data, boolean reclaimed, KernelMemory memory) {
    if (reclaimed) {
      return;
    }
    if (file.retrieved) {
      memory.sharedMemory(file);
    } else if (Received.holds(file, data, memory) && memory.restoreFolio(file.record) == STATE_ORDER) {
      file.freeRecord(STATE_ORDER, memory);
    }
  }
}
