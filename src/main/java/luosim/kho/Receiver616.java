package luosim.kho;

/** The receiving side of Linux 6.16: what the next kernel makes of a handover (spec kho-6.16 section 6). */
public final class Receiver616 {

  public Receiver616() {}

  /** Early boot: 0, EINVAL (header, compatible) or EFAULT (scratch table); on error revival is off. */
  public int populate(Handover handover, boolean scratchReadable) {
    throw new UnsupportedOperationException();
  }

  /** Whether the last populate succeeded. */
  public boolean revived() {
    throw new UnsupportedOperationException();
  }

  /** Walks the map and reserves; see {@link MapWalk}. */
  public MapWalk initialiseMemory() {
    throw new UnsupportedOperationException();
  }

  /** How the walk over the received map ended. */
  public enum MapWalk {
    /** Revival is off, nothing to walk. */
    NOT_REVIVED,
    /** Every piece is reserved. */
    RESERVED,
    /** The map property is absent or not eight bytes: a message, nothing reserved. */
    MAP_PROPERTY_BAD,
    /** The map pointer leads to freed memory. */
    DANGLING,
    /** A piece of 2 GiB or more does not fit the counter of bytes. */
    PIECE_OVERFLOW
  }

  /** 0 and {@link #subtreePhys}, or ENOENT, EINVAL. */
  public int retrieveSubtree(String name) {
    throw new UnsupportedOperationException();
  }

  /** Address that the last successful retrieve gave. */
  public long subtreePhys() {
    throw new UnsupportedOperationException();
  }

  /** Order of the folio made, or -1 for none. */
  public int restoreFolio(long phys) {
    throw new UnsupportedOperationException();
  }

  public long unitsReserved() {
    throw new UnsupportedOperationException();
  }

  public long bitmapsScanned() {
    throw new UnsupportedOperationException();
  }

  public long reservedBytes() {
    throw new UnsupportedOperationException();
  }
}
