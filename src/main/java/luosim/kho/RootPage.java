package luosim.kho;

import java.util.Arrays;
import luosim.wire.FdtCode;
import luosim.wire.FdtLookup;
import luosim.wire.FdtSequentialWriter;
import luosim.wire.Words;

/**
 * The page that holds the root tree: allocated once in a kernel's life, restarted by each finalize, never
 * cleared. Its content survives an abort, and every jump passes it on (spec kho-6.16 sections 3 and 5).
 *
 * <p>It also remembers which of the addresses in it lead to memory that has been freed since; a restart
 * forgets them.
 */
final class RootPage {
  static final int BYTES = 4096;
  static final String COMPATIBLE = "kho-v1";
  static final String MAP = "preserved-memory-map";
  static final String SUBTREE = "fdt";

  private byte[] page = new byte[BYTES];
  private FdtSequentialWriter writer = new FdtSequentialWriter(page);
  private boolean used;
  private int mapAt;
  private final FreedMemory freed = new FreedMemory();

  /** As the allocator gave it. */
  void reset() {
    if (used) {
      Arrays.fill(page, (byte) 0);
    }
    used = false;
    mapAt = 0;
    freed.clear();
  }

  void copyFrom(RootPage other) {
    page = other.page.clone();
    writer = new FdtSequentialWriter(page);
    used = other.used;
    mapAt = other.mapAt;
    freed.copyFrom(other.freed);
  }

  /** The five calls, all of them made whatever the earlier ones gave; their codes OR-ed. */
  int start(KhoServices services) {
    int code = services.fdt();
    if (code == FdtCode.OK) {
      code = writer.create();
      used = true;
      freed.clear();
    }
    int injected = services.fdt();
    code |= injected < 0 ? injected : writer.finishReserveMap();
    injected = services.fdt();
    code |= injected < 0 ? injected : writer.beginNode("");
    injected = services.fdt();
    code |= injected < 0 ? injected : writer.propertyText("compatible", COMPATIBLE);
    injected = services.fdt();
    mapAt = injected < 0 ? injected : writer.propertyPlaceholder(MAP, Long.BYTES);
    return mapAt < 0 ? code | mapAt : code;
  }

  /** A child that names a blob: three calls, codes OR-ed. */
  int addSubtree(String name, long phys, KhoServices services) {
    int injected = services.fdt();
    int code = injected < 0 ? injected : writer.beginNode(name);
    injected = services.fdt();
    code |= injected < 0 ? injected : writer.propertyLittle64(SUBTREE, phys);
    injected = services.fdt();
    return code | (injected < 0 ? injected : writer.endNode());
  }

  /** Stores the map's address and closes the tree: two calls, codes OR-ed. */
  int close(long mapPhys, KhoServices services) {
    Words.putLittle64(page, mapAt, mapPhys);
    int injected = services.fdt();
    int code = injected < 0 ? injected : writer.endNode();
    injected = services.fdt();
    return code | (injected < 0 ? injected : writer.finish());
  }

  /** Nothing can read a tree here any more. */
  void invalidate() {
    reset();
  }

  /** Remembers that memory at an address that the page may name is free. */
  void markFreed(long phys) {
    freed.add(phys);
  }

  Kho.RootState state() {
    if (!used) {
      return Kho.RootState.NEVER_USED;
    }
    return new FdtLookup(page).checkHeader() == FdtCode.OK
        ? Kho.RootState.COMPLETE
        : Kho.RootState.IN_PROGRESS;
  }

  /** The tree's bytes; none if it is not complete. */
  byte[] blob() {
    return state() == Kho.RootState.COMPLETE ? Arrays.copyOf(page, writer.totalSize()) : new byte[0];
  }

  void copyTo(byte[] target) {
    System.arraycopy(page, 0, target, 0, BYTES);
  }

  long[] freed() {
    return freed.toArray();
  }

  long digest() {
    long digest = 0;
    if (used) {
      for (int at = 0; at < BYTES; at += Long.BYTES) {
        digest = Mix.of(digest ^ Words.little64(page, at));
      }
    }
    return digest + freed.digest();
  }
}
