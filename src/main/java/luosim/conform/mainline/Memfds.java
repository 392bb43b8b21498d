package luosim.conform.mainline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import luosim.luo.Sessions;

/**
 * The handler of files in shared memory on the files of a record: what a preserved file is described
 * by, which pages that takes, and what the next kernel makes of it (spec luo-mainline section 12).
 */
final class Memfds {
  private static final int FOLIO_ENTRY = 16;
  private static final int CHUNK_ENTRIES = 511;

  private final Scene scene;
  private final Map<Long, Preserved> preserved = new TreeMap<>();

  /** A preserved file: the first page is its record. */
  private static final class Preserved {
    final MemoryFile inode;
    final long size;
    final int seals;
    final List<Long> pages;
    long position;

    private Preserved(MemoryFile inode, List<Long> pages) {
      this.inode = inode;
      this.size = inode.size();
      this.seals = inode.seals();
      this.pages = pages;
    }
  }

  Memfds(Scene scene) {
    this.scene = scene;
  }

  /** Invokes the callback that an operation asks for and answers. */
  void invoke(Sessions luo, int op) {
    switch (luo.callback(op)) {
      case PRESERVE -> preserve(luo, op);
      case UNPRESERVE -> unpreserve(luo, op);
      case FREEZE -> freeze(luo, op);
      case RETRIEVE -> retrieve(luo, op);
      case FINISH -> finish(luo, op);
      default -> throw new IllegalStateException("memfd has no " + luo.callback(op));
    }
  }

  private MemoryFile inode(OpenFile file) {
    if (file.kind instanceof OpenFile.Memory memory) {
      return memory.inode();
    }
    throw new IllegalStateException("memfd was given a file that it did not accept");
  }

  private void preserve(Sessions luo, int op) {
    MemoryFile inode = inode(scene.file(luo.subject(op)));
    long folios = (inode.size() + MemoryFile.PAGE - 1) / MemoryFile.PAGE;
    long array = (folios * FOLIO_ENTRY + MemoryFile.PAGE - 1) / MemoryFile.PAGE;
    long chunks = folios == 0 ? 0 : array / CHUNK_ENTRIES + 1;
    var pages = new ArrayList<Long>();
    for (long i = 0; i < 1 + folios + array + chunks; i++) {
      pages.add(scene.kernel.memory.preservePage());
    }
    inode.preserve(true);
    preserved.put(pages.get(0), new Preserved(inode, pages));
    luo.answer(op, 0, pages.get(0));
  }

  private void unpreserve(Sessions luo, int op) {
    Preserved file = preserved.remove(luo.data(op));
    file.inode.preserve(false);
    file.pages.forEach(scene.kernel.memory::unpreservePage);
    luo.answer(op, 0, 0);
  }

  private void freeze(Sessions luo, int op) {
    preserved.get(luo.data(op)).position = scene.file(luo.subject(op)).position;
    luo.answer(op, 0, luo.data(op));
  }

  private void retrieve(Sessions luo, int op) {
    Preserved file = preserved.remove(luo.data(op));
    MemoryFile inode = scene.inode(file.seals, true);
    inode.restore(file.inode, file.size, file.seals);
    OpenFile open = scene.create(new OpenFile.Memory(inode, true));
    open.position = file.position;
    file.pages.forEach(scene.kernel.memory::restorePage);
    luo.answer(op, 0, open.number);
  }

  private void finish(Sessions luo, int op) {
    if (luo.retrieveStatus(op) == 0) {
      preserved.remove(luo.data(op)).pages.forEach(scene.kernel.memory::restorePage);
    }
    luo.answer(op, 0, 0);
  }
}
