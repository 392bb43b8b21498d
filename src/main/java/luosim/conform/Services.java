package luosim.conform;

import luosim.kho.Kho616;
import luosim.kho.KhoServices;
import luosim.luo.Errno;
import luosim.luo.KernelServices;
import luosim.luo.Participants;

/**
 * The kernel services of one kernel: everything is granted but what the record injects, in one
 * count for orchestrator and KHO together. Keeps what is alive.
 */
final class Services implements KernelServices, KhoServices {
  private final Injections injections;
  private final Roster roster;
  private final Pages pages;
  private final FileObjects files;
  private Kho616 kho;
  private int outgoingEntries;
  private int incomingEntries;

  Services(Injections injections, Roster roster, Pages pages, FileObjects files) {
    this.injections = injections;
    this.roster = roster;
    this.pages = pages;
    this.files = files;
    this.kho = new Kho616(this, KernelRun.NO_KHO);
  }

  /** Names the KHO that has to hear of freed trees. */
  void serve(Kho616 outgoing) {
    kho = outgoing;
  }

  int outgoingEntries() {
    return outgoingEntries;
  }

  int incomingEntries() {
    return incomingEntries;
  }

  @Override public boolean allocate(int what) {
    return !injections.fires("alloc");
  }

  @Override public boolean allocate(Memory what) {
    if (injections.fires("alloc")) {
      return false;
    }
    switch (what) {
      case OUTGOING_FILE -> outgoingEntries++;
      case INCOMING_FILE -> incomingEntries++;
      case OUTGOING_SESSION, INCOMING_SESSION, SESSION_FILE -> throw new IllegalArgumentException(
          "a revision with one state has no " + what);
    }
    return true;
  }

  @Override public void release(Memory what) {
    switch (what) {
      case OUTGOING_FILE -> outgoingEntries--;
      case INCOMING_FILE -> incomingEntries--;
      case OUTGOING_SESSION, INCOMING_SESSION, SESSION_FILE -> throw new IllegalArgumentException(
          "a revision with one state has no " + what);
    }
  }

  @Override public long allocateFdt(long bytes) {
    return injections.fires("alloc") ? 0 : pages.takeTree();
  }

  @Override public void releaseFdt(long phys, long bytes) {
    pages.giveTree(phys);
    kho.blobFreed(phys);
  }

  @Override public int fdt() {
    return injections.fires("fdt") ? luosim.wire.FdtCode.NOSPACE : 0;
  }

  @Override public int insert() {
    return injections.fires("xa") ? -Errno.ENOMEM : 0;
  }

  @Override public boolean killed() {
    return injections.fires("kill");
  }

  @Override public boolean copyIn() {
    return !injections.fires("copyin");
  }

  @Override public boolean copyOut() {
    return !injections.fires("copyout");
  }

  @Override public int newFd() {
    return injections.fires("getfd") ? -injections.errno("getfd") : 0;
  }

  @Override public boolean fileGet(int file) {
    FileObjects.FileObject object = files.get(file);
    if (object.open) {
      object.references++;
    }
    return object.open;
  }

  @Override public void filePut(int file) {
    files.get(file).references--;
  }

  @Override public Participants participants() {
    return roster;
  }
}
