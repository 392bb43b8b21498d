package luosim.luo.revision.mainline;

import java.util.Arrays;
import luosim.luo.Participants;
import luosim.luo.SessionImage;
import luosim.luo.part.Blocks;
import luosim.luo.part.Digest;
import luosim.luo.part.FlbTable;
import luosim.luo.part.SessionFiles;
import luosim.luo.part.SessionTable;
import luosim.wire.FileBlock;
import luosim.wire.FlbPage;
import luosim.wire.LuoHeader;
import luosim.wire.SessionBlock;

/**
 * What a kernel of mainline leaves for the next: header, chain of sessions, a chain of files for each,
 * page of FLBs; all as values (spec luo-mainline section 10).
 */
final class Image implements SessionImage {
  private Participants participants = NOBODY;
  private long number;
  private long header;
  private long flbPage;

  private int sessions;
  private int[] names = new int[8];
  private int[] filesUpTo = new int[8];
  private int[] pagesUpTo = new int[8];
  private long[] sessionPages = new long[2];
  private int sessionPageCount;

  private int[] handlers = new int[16];
  private long[] data = new long[16];
  private long[] tokens = new long[16];
  private long[] filePages = new long[8];

  private int flbs;
  private final int[] flbIds = new int[FlbTable.LIMIT];
  private final long[] flbData = new long[FlbTable.LIMIT];
  private final long[] flbUses = new long[FlbTable.LIMIT];

  private static final Participants NOBODY = new Participants() {
    @Override public String compatible(int handler) {
      return "";
    }

    @Override public int handlerCallbacks(int handler) {
      return 0;
    }

    @Override public String subsystemName(int subsystem) {
      return "";
    }

    @Override public int subsystemCallbacks(int subsystem) {
      return 0;
    }
  };

  void clear() {
    participants = NOBODY;
    number = 0;
    header = 0;
    flbPage = 0;
    sessions = 0;
    sessionPageCount = 0;
    flbs = 0;
  }

  /** The header is there, and lists nothing yet. */
  void start(Participants known, long liveUpdateNumber, long headerPhys, long flbPhys) {
    clear();
    participants = known;
    number = liveUpdateNumber;
    header = headerPhys;
    flbPage = flbPhys;
  }

  /** Writes everything that goes to the next kernel; the number of entries. */
  long write(Kernel kernel) {
    SessionTable from = kernel.sessions;
    sessions = from.outgoingCount();
    if (names.length < sessions) {
      names = new int[2 * sessions];
      filesUpTo = new int[2 * sessions];
      pagesUpTo = new int[2 * sessions];
    }
    int files = 0;
    int pages = 0;
    for (int place = 0; place < sessions; place++) {
      int session = from.outgoing(place);
      names[place] = from.name(session);
      pages = writePages(from.files(session).blocks(), pages);
      files = writeFiles(from.files(session), files);
      filesUpTo[place] = files;
      pagesUpTo[place] = pages;
    }
    sessionPageCount = kernel.blocks.size();
    if (sessionPages.length < sessionPageCount) {
      sessionPages = new long[2 * sessionPageCount];
    }
    for (int block = 0; block < sessionPageCount; block++) {
      sessionPages[block] = kernel.blocks.get(block);
    }
    writeFlbs(kernel.flbs);
    return sessions + files + flbs;
  }

  private int writePages(Blocks blocks, int before) {
    int after = before + blocks.size();
    if (filePages.length < after) {
      filePages = Arrays.copyOf(filePages, 2 * after);
    }
    for (int block = 0; block < blocks.size(); block++) {
      filePages[before + block] = blocks.get(block);
    }
    return after;
  }

  private int writeFiles(SessionFiles from, int before) {
    int after = before + from.size();
    if (handlers.length < after) {
      handlers = Arrays.copyOf(handlers, 2 * after);
      data = Arrays.copyOf(data, 2 * after);
      tokens = Arrays.copyOf(tokens, 2 * after);
    }
    for (int file = 0; file < from.size(); file++) {
      handlers[before + file] = from.handler(file);
      data[before + file] = from.data(file);
      tokens[before + file] = from.token(file);
    }
    return after;
  }

  private void writeFlbs(FlbTable from) {
    flbs = 0;
    for (int place = 0; place < from.size(); place++) {
      int flb = from.get(place);
      FlbTable.Half half = from.outgoing(flb);
      if (half.count() > 0) {
        flbIds[flbs] = flb;
        flbData[flbs] = half.data();
        flbUses[flbs] = half.count();
        flbs++;
      }
    }
  }

  void copyFrom(Image other, Participants known) {
    participants = known;
    number = other.number;
    header = other.header;
    flbPage = other.flbPage;
    sessions = other.sessions;
    names = other.names.clone();
    filesUpTo = other.filesUpTo.clone();
    pagesUpTo = other.pagesUpTo.clone();
    sessionPages = other.sessionPages.clone();
    sessionPageCount = other.sessionPageCount;
    handlers = other.handlers.clone();
    data = other.data.clone();
    tokens = other.tokens.clone();
    filePages = other.filePages.clone();
    flbs = other.flbs;
    System.arraycopy(other.flbIds, 0, flbIds, 0, flbs);
    System.arraycopy(other.flbData, 0, flbData, 0, flbs);
    System.arraycopy(other.flbUses, 0, flbUses, 0, flbs);
  }

  @Override public long header() {
    return header;
  }

  @Override public long flbPage() {
    return flbPage;
  }

  /** Nothing that this kernel writes is malformed, but for an empty page at the end (D1). */
  @Override public boolean sound() {
    return sessionPageCount == 0 || entriesIn(sessionPageCount - 1) > 0;
  }

  private int entriesIn(int block) {
    return Math.min(SessionBlock.ENTRIES, sessions - block * SessionBlock.ENTRIES);
  }

  @Override public long liveUpdateNumber() {
    return number;
  }

  @Override public int sessionBlocks() {
    return sessionPageCount;
  }

  @Override public long sessionBlock(int index) {
    return sessionPages[java.util.Objects.checkIndex(index, sessionPageCount)];
  }

  @Override public int sessions() {
    return sessions;
  }

  @Override public int sessionName(int session) {
    return names[java.util.Objects.checkIndex(session, sessions)];
  }

  @Override public boolean filesSound(int session) {
    return true;
  }

  @Override public int fileBlocks(int session) {
    return pagesUpTo[java.util.Objects.checkIndex(session, sessions)] - firstPage(session);
  }

  @Override public long fileBlock(int session, int index) {
    return filePages[firstPage(session)
        + java.util.Objects.checkIndex(index, fileBlocks(session))];
  }

  private int firstPage(int session) {
    return session == 0 ? 0 : pagesUpTo[session - 1];
  }

  @Override public int files(int session) {
    return filesUpTo[java.util.Objects.checkIndex(session, sessions)] - firstFile(session);
  }

  private int firstFile(int session) {
    return session == 0 ? 0 : filesUpTo[session - 1];
  }

  private int place(int session, int file) {
    return firstFile(session) + java.util.Objects.checkIndex(file, files(session));
  }

  @Override public String fileCompatible(int session, int file) {
    return participants.compatible(handlers[place(session, file)]);
  }

  @Override public long fileData(int session, int file) {
    return data[place(session, file)];
  }

  @Override public long fileToken(int session, int file) {
    return tokens[place(session, file)];
  }

  @Override public int flbs() {
    return flbs;
  }

  @Override public String flbCompatible(int flb) {
    return participants.flbCompatible(flbIds[java.util.Objects.checkIndex(flb, flbs)]);
  }

  @Override public long flbData(int flb) {
    return flbData[java.util.Objects.checkIndex(flb, flbs)];
  }

  @Override public long flbUses(int flb) {
    return flbUses[java.util.Objects.checkIndex(flb, flbs)];
  }

  @Override public byte[] page(long phys) {
    byte[] page = new byte[SessionBlock.BYTES];
    if (phys == header) {
      LuoHeader.put(page, number, sessionPageCount == 0 ? 0 : sessionPages[0], flbPage);
      return page;
    }
    if (phys == flbPage) {
      FlbPage.start(page, flbs);
      for (int flb = 0; flb < flbs; flb++) {
        FlbPage.put(page, flb, flbCompatible(flb), flbData[flb], flbUses[flb]);
      }
      return page;
    }
    for (int block = 0; block < sessionPageCount; block++) {
      if (sessionPages[block] == phys) {
        putSessions(page, block);
        return page;
      }
    }
    for (int session = 0; session < sessions; session++) {
      for (int block = 0; block < fileBlocks(session); block++) {
        if (fileBlock(session, block) == phys) {
          putFiles(page, session, block);
          return page;
        }
      }
    }
    throw new IllegalArgumentException("no page of ours at 0x" + Long.toHexString(phys));
  }

  private void putSessions(byte[] page, int block) {
    boolean last = block == sessionPageCount - 1;
    SessionBlock.start(page, last ? 0 : sessionPages[block + 1], entriesIn(block));
    for (int entry = 0; entry < entriesIn(block); entry++) {
      int session = block * SessionBlock.ENTRIES + entry;
      long files = fileBlocks(session) == 0 ? 0 : fileBlock(session, 0);
      SessionBlock.put(
          page, entry, participants.sessionName(names[session]), files, files(session));
    }
  }

  private void putFiles(byte[] page, int session, int block) {
    boolean last = block == fileBlocks(session) - 1;
    int first = block * FileBlock.ENTRIES;
    int count = Math.min(FileBlock.ENTRIES, files(session) - first);
    FileBlock.start(page, last ? 0 : fileBlock(session, block + 1), count);
    for (int entry = 0; entry < count; entry++) {
      int file = first + entry;
      FileBlock.put(
          page,
          entry,
          fileCompatible(session, file),
          fileData(session, file),
          fileToken(session, file));
    }
  }

  @Override public long digest(boolean exact) {
    var into = new Digest();
    into.add(exact ? number : Math.min(number, 2)).add(sessions).add(sessionPageCount).add(flbs);
    for (int session = 0; session < sessions; session++) {
      into.add(names[session]).add(filesUpTo[session]).add(pagesUpTo[session]);
    }
    int files = sessions == 0 ? 0 : filesUpTo[sessions - 1];
    for (int file = 0; file < files; file++) {
      into.add(handlers[file]).add(tokens[file]);
      into.add(exact || data[file] == 0 ? data[file] : 1);
    }
    for (int flb = 0; flb < flbs; flb++) {
      into.add(flbIds[flb]).add(flbUses[flb]);
      into.add(exact || flbData[flb] == 0 ? flbData[flb] : 1);
    }
    return into.value();
  }
}
