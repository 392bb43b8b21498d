package luosim.handler;

import luosim.luo.Callback;
import luosim.luo.Errno;
import luosim.spec.Timing;

/**
 * A kernel subsystem that takes part in an update with one record page, as the PCI and IOMMU cores would:
 * preserved by prepare, rewritten by freeze, given back by cancel, and read and freed by finish in the next
 * kernel.
 */
public final class SubsystemObject extends Recorded {
  /** The {@link Callback#bit bits} of the callbacks that one can have. */
  public static final int ALL_CALLBACKS = Callbacks.OF_SUBSYSTEM;

  private final int id;
  private String name = "";
  private int callbacks = ALL_CALLBACKS;
  private int node;

  /** A place for subsystems with this id. */
  public SubsystemObject(int id) {
    this.id = id;
  }

  /** Becomes a subsystem at rest that has these callbacks, as {@link Callback#bit bits}. */
  public void become(String name, int node, int callbacks) {
    this.name = name;
    this.node = node;
    this.callbacks = callbacks;
    rest();
  }

  /** Forgets what was prepared. */
  public void rest() {
    forgetRecord();
  }

  /** Goes into the next kernel, its page with it or not. */
  public void jump(boolean handedOver) {
    takeAlong(handedOver && record != NO_PAGE);
  }

  /** Becomes an equal of another, for probes. */
  public void copyFrom(SubsystemObject other) {
    name = other.name;
    node = other.node;
    callbacks = other.callbacks;
    copyRecord(other);
  }

  public int id() {
    return id;
  }

  public String name() {
    return name;
  }

  /** The {@link Callback#bit bits} of the callbacks that it has. */
  public int callbacks() {
    return callbacks;
  }

  /** What a callback would cost. */
  public static void cost(Callback callback, Cost cost) {
    cost.clear();
    switch (callback) {
      case PREPARE, PRESERVE -> {
        cost.add(Timing.SUBSYSTEM_PREPARE);
        cost.add(Timing.KHO_PRESERVE_PER_UNIT);
      }
      case FREEZE -> cost.add(Timing.SUBSYSTEM_FREEZE);
      case CANCEL, UNPRESERVE -> cost.add(Timing.SUBSYSTEM_CANCEL);
      case FINISH -> cost.add(Timing.SUBSYSTEM_FINISH);
      case RETRIEVE -> cost.add(Timing.KHO_RECEIVE_PER_UNIT);
      case CAN_PRESERVE, KHO_FINALIZE, KHO_ABORT, UNFREEZE, CAN_FINISH, BOOT -> {
        // No callback of subsystems.
      }
    }
  }

  /** Prepares it; 0 or a negative errno. */
  public int prepare(KernelMemory memory) {
    if (preparedAgain()) {
      return 0;
    }
    long page = preservedFolio(node, 0, memory);
    if (page < 0) {
      return (int) page;
    }
    prepared(page);
    return 0;
  }

  public int freeze() {
    frozen = true;
    return 0;
  }

  /** Gives its page back. */
  public void cancel(KernelMemory memory) {
    frozen = false;
    if (prepares == 0) {
      return;
    }
    prepares = 0;
    giveBackRecord(0, memory);
  }

  /** Reads and frees the page of the old kernel, if the data leads to it. */
  public void finish(long data, KernelMemory memory) {
    if (reserved && Pages.pfn(data) == record && memory.restoreFolio(record) == 0) {
      freeRecord(0, memory);
    }
  }

  /** Takes the page of the old kernel over, if the data leads to it: 0 or a negative errno. */
  public int retrieve(long data, KernelMemory memory) {
    if (!reserved || Pages.pfn(data) != record || memory.restoreFolio(record) != 0) {
      return -Errno.EINVAL;
    }
    reserved = false;
    return 0;
  }

  /** Frees the page that was taken over. */
  public void release(KernelMemory memory) {
    if (!reserved && record != NO_PAGE) {
      freeRecord(0, memory);
    }
  }

  /** The data of a prepared subsystem: the physical address of its page. */
  public long data() {
    return Pages.phys(record);
  }
}
