package luosim.luo.revision.mainline;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.ToIntFunction;
import luosim.luo.IncomingSessions;
import luosim.luo.part.Blocks;
import luosim.luo.part.Digest;
import luosim.wire.Block;
import luosim.wire.FileBlock;
import luosim.wire.FlbPage;
import luosim.wire.LuoHeader;
import luosim.wire.SessionBlock;

/**
 * Sessions and FLBs read from pages as bytes, whatever stands in them. A page that is not there or is
 * no page of its chain ends the chain, and the checks say so; nothing else happens.
 */
public final class ReceivedPages implements IncomingSessions {
  /** More pages than this in all chains of files together are not read. */
  public static final int PAGE_LIMIT = 1 << 20;

  private final boolean sound;
  private final long number;
  private final List<Long> blocks = new ArrayList<>();
  private final List<Session> sessions = new ArrayList<>();
  private final List<Flb> flbs = new ArrayList<>();
  private int filePages;

  private record Session(int name, boolean sound, List<Long> blocks, List<File> files) {}

  private record File(String compatible, long data, long token) {}

  private record Flb(String compatible, long data, long uses) {}

  private ReceivedPages(boolean sound, long number) {
    this.sound = sound;
    this.number = number;
  }

  /**
   * Reads what one kernel left.
   *
   * @param memory the bytes of the page at a physical address, if there is memory
   * @param header physical address of the header
   * @param names the id of a session's name
   */
  public static ReceivedPages read(
      LongFunction<Optional<byte[]>> memory, long header, ToIntFunction<String> names) {
    byte[] head = memory.apply(header).orElse(new byte[0]);
    if (!LuoHeader.isOurs(head)) {
      return new ReceivedPages(false, 0);
    }
    List<Long> chain = new ArrayList<>();
    boolean sound = true;
    long phys = LuoHeader.sessions(head);
    while (sound && phys != 0) {
      Optional<byte[]> page = memory.apply(phys);
      sound = page.isPresent() && SessionBlock.isSound(page.get()) && chain.size() < Blocks.LIMIT;
      if (sound) {
        chain.add(phys);
        phys = Block.next(page.get());
      }
    }
    var read = new ReceivedPages(sound, LuoHeader.number(head));
    for (long block : chain) {
      read.takeSessions(memory, block, names);
    }
    read.takeFlbs(memory.apply(LuoHeader.flbs(head)).orElse(new byte[0]));
    return read;
  }

  private void takeSessions(
      LongFunction<Optional<byte[]>> memory, long phys, ToIntFunction<String> names) {
    blocks.add(phys);
    byte[] page = memory.apply(phys).orElseThrow();
    for (int entry = 0; entry < Block.count(page); entry++) {
      int name = names.applyAsInt(SessionBlock.name(page, entry));
      long count = SessionBlock.fileCount(page, entry);
      sessions.add(session(memory, name, SessionBlock.files(page, entry), count));
    }
  }

  private Session session(
      LongFunction<Optional<byte[]>> memory, int name, long first, long count) {
    List<Long> chain = new ArrayList<>();
    List<File> files = new ArrayList<>();
    long phys = first;
    boolean whole = true;
    while (whole && phys != 0) {
      Optional<byte[]> page = memory.apply(phys);
      whole = page.isPresent()
          && FileBlock.isSound(page.get())
          && files.size() + Block.count(page.get()) <= count
          && filePages < PAGE_LIMIT;
      if (whole) {
        filePages++;
        chain.add(phys);
        for (int entry = 0; entry < Block.count(page.get()); entry++) {
          files.add(new File(
              FileBlock.compatible(page.get(), entry),
              FileBlock.data(page.get(), entry),
              FileBlock.token(page.get(), entry)));
        }
        phys = Block.next(page.get());
      }
    }
    return new Session(name, whole && files.size() == count, chain, files);
  }

  private void takeFlbs(byte[] page) {
    for (int entry = 0; entry < FlbPage.count(page); entry++) {
      flbs.add(new Flb(
          FlbPage.compatible(page, entry), FlbPage.data(page, entry), FlbPage.uses(page, entry)));
    }
  }

  @Override public boolean sound() {
    return sound;
  }

  @Override public long liveUpdateNumber() {
    return number;
  }

  @Override public int sessionBlocks() {
    return blocks.size();
  }

  @Override public long sessionBlock(int index) {
    return blocks.get(index);
  }

  @Override public int sessions() {
    return sessions.size();
  }

  @Override public int sessionName(int session) {
    return sessions.get(session).name();
  }

  @Override public boolean filesSound(int session) {
    return sessions.get(session).sound();
  }

  @Override public int fileBlocks(int session) {
    return sessions.get(session).blocks().size();
  }

  @Override public long fileBlock(int session, int index) {
    return sessions.get(session).blocks().get(index);
  }

  @Override public int files(int session) {
    return sessions.get(session).files().size();
  }

  @Override public String fileCompatible(int session, int file) {
    return sessions.get(session).files().get(file).compatible();
  }

  @Override public long fileData(int session, int file) {
    return sessions.get(session).files().get(file).data();
  }

  @Override public long fileToken(int session, int file) {
    return sessions.get(session).files().get(file).token();
  }

  @Override public int flbs() {
    return flbs.size();
  }

  @Override public String flbCompatible(int flb) {
    return flbs.get(flb).compatible();
  }

  @Override public long flbData(int flb) {
    return flbs.get(flb).data();
  }

  @Override public long flbUses(int flb) {
    return flbs.get(flb).uses();
  }

  @Override public long digest(boolean exact) {
    var into = new Digest();
    into.add(sound).add(number).add(sessions.size()).add(blocks.size()).add(flbs.size());
    for (Session session : sessions) {
      into.add(session.name()).add(session.sound()).add(session.blocks().size());
      into.add(session.files().size());
      for (File file : session.files()) {
        into.add(text(file.compatible())).add(file.token()).add(shown(file.data(), exact));
      }
    }
    for (Flb flb : flbs) {
      into.add(text(flb.compatible())).add(flb.uses()).add(shown(flb.data(), exact));
    }
    return into.value();
  }

  private static long shown(long data, boolean exact) {
    return exact || data == 0 ? data : 1;
  }

  private static long text(String text) {
    var into = new Digest();
    Objects.requireNonNull(text).chars().forEach(into::add);
    return into.value();
  }
}
