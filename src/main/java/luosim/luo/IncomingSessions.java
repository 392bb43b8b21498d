package luosim.luo;

/**
 * The sessions and FLBs that the previous kernel handed over, as the next kernel reads them. Either
 * what the model of the previous kernel wrote, read without ever becoming bytes, or parsed pages,
 * which may be malformed in any way that pages can be.
 *
 * <p>Sessions and their files are in the order in which they stand in their chains. What cannot be
 * read is left out, and the checks below say so.
 */
public interface IncomingSessions {

  /**
   * Whether the header is that of our revision, and every page of the chain of sessions has a valid
   * count.
   */
  boolean sound();

  /** The number of this handover, from 1. */
  long liveUpdateNumber();

  /** Pages of the chain of sessions. */
  int sessionBlocks();

  long sessionBlock(int index);

  int sessions();

  /** The id of a session's name. */
  int sessionName(int session);

  /** Whether the chain of files of a session has valid counts that add up to its number of files. */
  boolean filesSound(int session);

  /** Pages of the chain of files of a session. */
  int fileBlocks(int session);

  long fileBlock(int session, int index);

  int files(int session);

  /** The compatible string of a file's handler. */
  String fileCompatible(int session, int file);

  long fileData(int session, int file);

  long fileToken(int session, int file);

  int flbs();

  String flbCompatible(int flb);

  long flbData(int flb);

  /** Preserved files that depended on the FLB. */
  long flbUses(int flb);

  /**
   * A digest of the content, the same for equal contents on every JVM.
   *
   * @param exact whether the data count by value, or only whether they are zero
   */
  long digest(boolean exact);
}
