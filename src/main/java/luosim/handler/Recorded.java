package luosim.handler;

import luosim.luo.Errno;

/**
 * What callbacks save in one record folio for the next kernel: the folio, and how far an update has come
 * with it. The same object stands for what the next kernel finds.
 */
abstract sealed class Recorded permits FileObject, SubsystemObject {
  /** No page: page 0 is never handed out. */
  static final long NO_PAGE = 0;

  /** Pfn of the record folio, or NO_PAGE. */
  long record = NO_PAGE;

  int prepares;
  boolean frozen;

  /** Whether an earlier kernel handed its pages over and they are neither retrieved nor given back yet. */
  boolean reserved;

  /** Forgets all that callbacks did. */
  void forgetRecord() {
    record = NO_PAGE;
    prepares = 0;
    frozen = false;
    reserved = false;
  }

  /** Goes into the next kernel, where nothing was done to it yet. */
  void takeAlong(boolean handedOver) {
    reserved = handedOver;
    prepares = 0;
    frozen = false;
    if (!handedOver) {
      record = NO_PAGE;
    }
  }

  void copyRecord(Recorded other) {
    record = other.record;
    prepares = other.prepares;
    frozen = other.frozen;
    reserved = other.reserved;
  }

  /** Counts one more prepare if there was one: it is registered twice, and saved already. */
  boolean preparedAgain() {
    if (prepares == 0) {
      return false;
    }
    prepares++;
    return true;
  }

  /** A folio for a record, preserved: its pfn, or a negative errno. */
  static long preservedFolio(int node, int order, KernelMemory memory) {
    long page = memory.allocateFolio(node, order);
    if (page < 0) {
      return -Errno.ENOMEM;
    }
    int result = memory.preserveFolio(page, order);
    if (result < 0) {
      memory.releaseFolio(page, order);
      return result;
    }
    return page;
  }

  /** Everything is saved, and described in a folio. */
  void prepared(long inFolio) {
    record = inFolio;
    prepares = 1;
  }

  /** Gives back the folio that this kernel had preserved. */
  void giveBackRecord(int order, KernelMemory memory) {
    memory.unpreserveFolio(record, order);
    memory.releaseFolio(record, order);
    record = NO_PAGE;
  }

  /** Frees the folio of the old kernel once this one has taken it over. */
  void freeRecord(int order, KernelMemory memory) {
    memory.releaseFolio(record, order);
    record = NO_PAGE;
    reserved = false;
  }

  /** Whether a prepare succeeded in this kernel and no cancel followed. */
  public final boolean prepared() {
    return prepares > 0;
  }

  /** Successful prepares in this kernel without a cancel; more than one if it is registered twice. */
  public final int prepares() {
    return prepares;
  }

  public final boolean frozen() {
    return frozen;
  }

  /** Whether pages of an earlier kernel wait for a retrieve or finish. */
  public final boolean reserved() {
    return reserved;
  }

  /** The pfn of its record or state folio, 0 if it has none. */
  public final long record() {
    return record;
  }
}
