package luosim.host;

/** A use of something gone, recorded by name instead of modelled as random behaviour. */
public enum Corruption {
  /** Memory was freed while the map or root tree of a jump still named it. */
  FREED_WHILE_MAPPED("freedWhileMapped"),
  /** The next kernel followed a pointer to freed memory. */
  DANGLING_POINTER("danglingPointer"),
  /** A callback of a device met an I/O address space that was already gone. */
  DEPENDENCY_GONE("dependencyGone"),
  /** Finish got a file that user space had closed. */
  FREED_FILE("freedFile"),
  /** A file was retrieved from the data of a cancelled update. */
  STALE_DATA("staleData"),
  /** One token was retrieved twice. */
  RETRIEVED_TWICE("retrievedTwice"),
  /** A handler was called after its removal. */
  HANDLER_GONE("handlerGone"),
  /** A piece of preserved memory larger than the receiver can count. */
  PIECE_OVERFLOW("pieceOverflow"),
  /** Memory of a running VM was given back through a second token of its file. */
  SHARED_MEMORY("sharedMemory"),
  /** The handover took a range that the rules do not allow. */
  INEXACT_RANGE("inexactRange");

  private final String text;

  Corruption(String text) {
    this.text = text;
  }

  /** The word that tables use. */
  public String text() {
    return text;
  }
}
