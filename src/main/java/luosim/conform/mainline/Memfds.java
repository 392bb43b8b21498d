package luosim.conform.mainline;

import java.util.Map;
import java.util.TreeMap;
import luosim.handler.FileObject;
import luosim.handler.Handler;
import luosim.handler.Handlers;
import luosim.handler.KernelMemory;
import luosim.luo.Errno;
import luosim.luo.Family;
import luosim.luo.Sessions;

/**
 * The handler of files in shared memory on the files of a record: it preserves, restores and frees
 * the pages, and this keeps what the record on the preserved page says of the file beside its pages
 * (spec luo-mainline section 12).
 */
final class Memfds {
  private static final int NODE = 0;

  private final Scene scene;
  private final Handler handler = Handlers.get(Family.SESSIONS, Handlers.MEMFD);
  private final Map<Long, Preserved> preserved = new TreeMap<>();
  private int made;

  /** A preserved file: size and seals are those of the moment of preserve, the position of freeze. */
  private static final class Preserved {
    final MemoryFile inode;
    final FileObject file;
    final long size;
    final int seals;
    long position;

    private Preserved(MemoryFile inode, FileObject file) {
      this.inode = inode;
      this.file = file;
      this.size = inode.size();
      this.seals = inode.seals();
    }
  }

  Memfds(Scene scene) {
    this.scene = scene;
  }

  /** The machine jumps: only what was handed over can be found again. */
  void jump(boolean handedOver) {
    preserved.values().forEach(each -> each.file.jump(handedOver));
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

  private KernelMemory memory() {
    return scene.kernel.memory.folios();
  }

  private MemoryFile inode(OpenFile file) {
    if (file.kind instanceof OpenFile.Memory memory) {
      return memory.inode();
    }
    throw new IllegalStateException("memfd was given a file that it did not accept");
  }

  private void preserve(Sessions luo, int op) {
    MemoryFile inode = inode(scene.file(luo.subject(op)));
    var file = new FileObject(made);
    file.become(Handlers.MEMFD, 0, NODE, inode.size(), 0, made);
    made++;
    boolean there = inode.size() == 0 || populate(file);
    int result = there ? handler.prepare(file, memory()) : -Errno.ENOMEM;
    if (result == 0) {
      inode.preserve(true);
      preserved.put(handler.data(file), new Preserved(inode, file));
    }
    luo.answer(op, result, result == 0 ? handler.data(file) : 0);
  }

  /** Every page of the file is there from now on, holes too. */
  private boolean populate(FileObject file) {
    long pages = (file.bytes() + MemoryFile.PAGE - 1) / MemoryFile.PAGE;
    return memory().allocatePages(NODE, pages, file.id(), file.memory());
  }

  private void unpreserve(Sessions luo, int op) {
    Preserved each = preserved.remove(luo.data(op));
    each.inode.preserve(false);
    handler.cancel(each.file, memory());
    memory().releaseRuns(each.file.memory());
    luo.answer(op, 0, 0);
  }

  private void freeze(Sessions luo, int op) {
    Preserved each = preserved.get(luo.data(op));
    each.position = scene.file(luo.subject(op)).position;
    luo.answer(op, handler.freeze(each.file, memory()), luo.data(op));
  }

  private void retrieve(Sessions luo, int op) {
    Preserved each = preserved.get(luo.data(op));
    int result = handler.retrieve(each.file, luo.data(op), memory());
    if (result != 0) {
      luo.answer(op, result, -1);
      return;
    }
    memory().restoreRuns(each.file.memory());
    MemoryFile inode = scene.inode(each.seals, true);
    inode.restore(each.inode, each.size, each.seals);
    OpenFile open = scene.create(new OpenFile.Memory(inode, true));
    open.position = each.position;
    luo.answer(op, 0, open.number);
  }

  private void finish(Sessions luo, int op) {
    Preserved each = preserved.remove(luo.data(op));
    handler.finish(each.file, luo.data(op), luo.retrieveStatus(op) != 0, memory());
    luo.answer(op, 0, 0);
  }
}
