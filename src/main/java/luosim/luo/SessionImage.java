package luosim.luo;

/**
 * The sessions and FLBs that one kernel leaves for the next, kept as values; bytes are only made
 * when somebody looks.
 *
 * <p>Before a reboot has frozen every session it is what a kernel leaves that was never asked: a
 * header without sessions and an empty page of FLBs.
 */
public interface SessionImage extends IncomingSessions {

  /** Physical address of the header. */
  long header();

  /** Physical address of the page of FLBs. */
  long flbPage();

  /**
   * The exact bytes of the page at an address: the header, the page of FLBs, or a block of a chain;
   * spec luo-mainline section 10. Bytes behind the last entry are zero.
   */
  byte[] page(long phys);
}
