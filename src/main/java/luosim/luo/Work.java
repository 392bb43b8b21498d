package luosim.luo;

/** Kernel work between callbacks that takes time; the comment says what the amount counts. */
public enum Work {
  /** Pairs of entries compared while the tree is built (quadratic in entries). */
  FDT_SETUP,
  /** Pairs of entries compared while data are written into the tree. */
  FDT_WRITE,
  /** Bitmaps to be listed; chunk pages are read from the handover port. */
  KHO_SERIALIZE,
  /** Bitmaps to be freed. */
  KHO_WIPE,
  /** Entries of the received tree. */
  REBUILD,
  /** Sessions, files and FLBs written into the pages of the next kernel. */
  SESSION_WRITE,
  /** Sessions and files made of what was received. */
  SESSION_READ
}
