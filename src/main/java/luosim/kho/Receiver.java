package luosim.kho;

/**
 * The receiving side of Kexec HandOver, of whichever era: what a kernel makes of the handover of the one
 * before it. Calls in boot order: populate, initialise memory, then any number of retrievals and restores.
 * Reusable; populate starts over. A handover of another era has another root compatible and is refused.
 */
public interface Receiver {

  /** How the walk over the received map ended. */
  enum MapWalk {
    /** Revival is off, nothing to walk. */
    NOT_REVIVED,
    /** Every piece is reserved. */
    RESERVED,
    /** The map property is absent or not eight bytes: a message, nothing reserved, silent reuse. */
    MAP_PROPERTY_BAD,
    /** The map pointer leads to memory that is no map any more. A corruption. */
    DANGLING,
    /** A piece of 2 GiB or more does not fit the number that holds its length. A corruption. */
    PIECE_OVERFLOW
  }

  /** What a restore really got; the kernel does not look. */
  enum Restored {
    /** No folio: not online, or the order is beyond the page allocator's. */
    NONE,
    /** A preserved folio, for the first time. */
    PRESERVED,
    /** A preserved folio that was restored before. A corruption. */
    AGAIN,
    /** A page that is no head of a preserved piece. A corruption. */
    NOT_PRESERVED
  }

  /**
   * Early boot: 0, EINVAL (header, compatible) or EFAULT (scratch table); on error revival is off, boot goes
   * on.
   */
  int populate(Handover received, boolean scratchReadable);

  /** Whether the last populate succeeded. */
  boolean revived();

  /** Walks the map and reserves what it names. */
  MapWalk initialiseMemory();

  /**
   * 0 and {@link #subtreePhys}, or ENOENT (not revived, no such child), EINVAL (its pointer is not eight
   * bytes).
   */
  int retrieveSubtree(String name);

  /** Address that the last successful retrieve gave. */
  long subtreePhys();

  /**
   * Makes a folio of what is at an address: its order, or -1 for none. {@link #lastRestored} tells what it
   * got.
   *
   * @param online whether that page exists
   */
  int restoreFolio(long phys, boolean online);

  /** What the last {@link #restoreFolio} really got. */
  Restored lastRestored();

  /**
   * Restores folio by folio a run whose order the caller knows: how many of them were preserved in that order
   * and not restored before. A run that gives fewer than its length is a corruption and is not remembered as
   * restored; above order 10 there are none.
   */
  long restoreRun(long firstUnit, long units, int order);

  /** The same for a run that repeats every 16 MiB. */
  long restoreComb(long firstUnit, long units, long repeat, int order);

  /**
   * What the walk found: units reserved one by one, bitmaps scanned, and so on; nothing unless it reserved.
   */
  KhoCost reserved();

  /** Preserved units that lie in scratch, where the new kernel already lives: any is a corruption. */
  long unitsInScratch(MemoryLayout layout);
}
