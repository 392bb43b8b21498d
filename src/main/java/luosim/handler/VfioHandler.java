package luosim.handler;

import luosim.luo.Callback;
import luosim.luo.Errno;
import luosim.luo.Family;
import luosim.spec.Timing;

/**
 * Passed-through devices, each with the I/O address space that it works in.
 *
 * <p>Nobody has published such a handler for RFC v2 or mainline; this one does what the callbacks' rules
 * force it to.
 * Prepare reserves one folio for the state of the device, because freeze can no longer preserve any. Freeze
 * stops the device and fills that folio. A device that is not restored, or whose address space vanished
 * before it was released, must be reset.
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
    if (file.prepares > 0) {
      file.prepares++;
      return 0;
    }
    if (addressSpaceGone(file)) {
      return -Errno.EINVAL;
    }
    long state = memory.allocateFolio(file.node(), STATE_ORDER);
    if (state < 0) {
      return -Errno.ENOMEM;
    }
    int result = memory.preserveFolio(state, STATE_ORDER);
    if (result < 0) {
      memory.releaseFolio(state, STATE_ORDER);
      return result;
    }
    file.record = state;
    file.prepares = 1;
    return 0;
  }

  @Override public int freeze(FileObject file, KernelMemory memory) {
    file.frozen = true;
    file.filled = true;
    return 0;
  }

  @Override public void unfreeze(FileObject file, KernelMemory memory) {
    file.frozen = false;
    file.filled = false;
  }

  @Override public void cancel(FileObject file, KernelMemory memory) {
    file.frozen = false;
    file.filled = false;
    if (file.prepares == 0) {
      return;
    }
    file.prepares = 0;
    if (addressSpaceGone(file)) {
      memory.dependencyGone(file);
    }
    memory.unpreserveFolio(file.record, STATE_ORDER);
    memory.releaseFolio(file.record, STATE_ORDER);
    file.record = FileObject.NO_PAGE;
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
    freeState(file, memory);
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
      freeState(file, memory);
    }
  }

  private static void freeState(FileObject file, KernelMemory memory) {
    memory.releaseFolio(file.record, STATE_ORDER);
    file.record = FileObject.NO_PAGE;
    file.reserved = false;
    file.filled = false;
  }
}
