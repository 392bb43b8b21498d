package luosim.luo.revision.mainline;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import luosim.luo.IncomingSessions;
import luosim.luo.SessionImage;
import luosim.wire.FileBlock;
import luosim.wire.SessionBlock;

/** The pages of sessions that a kernel left, as bytes, with one thing wrong when they arrive. */
public final class MalformedPages {
  /** What is wrong. */
  public enum Way {
    /** The header is that of another revision. */
    HEADER,
    /** The first session with files has lost its chain of files. */
    CHAIN_OF_FILES,
    /** The first file names a handler that no kernel has. */
    HANDLER
  }

  private final SessionImage written;
  private final Map<Long, byte[]> pages = new TreeMap<>();
  private final Map<String, Integer> names = new TreeMap<>();

  private MalformedPages(SessionImage written) {
    this.written = written;
    take(written.header());
    take(written.flbPage());
    for (int block = 0; block < written.sessionBlocks(); block++) {
      take(written.sessionBlock(block));
    }
    for (int session = 0; session < written.sessions(); session++) {
      names.put(SessionBlock.name(pageOf(session), entryOf(session)), written.sessionName(session));
      for (int block = 0; block < written.fileBlocks(session); block++) {
        take(written.fileBlock(session, block));
      }
    }
  }

  private void take(long phys) {
    pages.put(phys, written.page(phys));
  }

  private byte[] pageOf(int session) {
    return pages.get(written.sessionBlock(session / SessionBlock.ENTRIES));
  }

  private static int entryOf(int session) {
    return session % SessionBlock.ENTRIES;
  }

  /** What arrives; empty if there is no file that could be malformed. */
  public static Optional<IncomingSessions> of(SessionImage written, Way way) {
    var pages = new MalformedPages(written);
    return pages.malform(way) ? Optional.of(pages.read()) : Optional.empty();
  }

  private boolean malform(Way way) {
    if (way == Way.HEADER) {
      pages.get(written.header())[0] = 0;
      return true;
    }
    int session = 0;
    while (session < written.sessions() && written.files(session) == 0) {
      session++;
    }
    if (session == written.sessions()) {
      return false;
    }
    if (way == Way.CHAIN_OF_FILES) {
      byte[] page = pageOf(session);
      String name = SessionBlock.name(page, entryOf(session));
      SessionBlock.put(page, entryOf(session), name, 0, written.files(session));
    } else {
      byte[] page = pages.get(written.fileBlock(session, 0));
      FileBlock.put(
          page, 0, "unknown", written.fileData(session, 0), written.fileToken(session, 0));
    }
    return true;
  }

  private IncomingSessions read() {
    return ReceivedPages.read(phys -> Optional.ofNullable(pages.get(phys)), written.header(), names::get);
  }
}
