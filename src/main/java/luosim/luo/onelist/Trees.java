package luosim.luo.onelist;

import java.util.Optional;
import luosim.luo.Errno;
import luosim.luo.IncomingTree;
import luosim.luo.LuoTree;
import luosim.luo.part.Digest;
import luosim.luo.state.TreeSetUp;
import luosim.luo.tree.FilesTree;
import luosim.luo.tree.SubsystemsTree;

/**
 * The trees of one kernel in memory: the one page of the subsystems and the blob of the files, both made anew
 * by each PREPARE; and those that an attempt left behind. Counts the work of each walk: a write finds its
 * entry by passing those in front of it.
 */
final class Trees {
  private static final Optional<LuoTree> NO_TREE = Optional.empty();

  private final Kernel kernel;
  private final TreeSlots<SubsystemsTree> pages = new TreeSlots<>();
  private final TreeSlots<FilesTree> blobs = new TreeSlots<>();
  private final SubsystemsTree none = new SubsystemsTree();
  private SubsystemsTree page = none;
  private boolean pageOwned;
  private FilesTree blob = new FilesTree();
  private boolean blobOwned;
  private final PageSetUp setUp;

  Trees(Kernel kernel) {
    this.kernel = kernel;
    setUp = new PageSetUp();
  }

  /** Stands where no tree was received. */
  IncomingTree none() {
    return none;
  }

  void clear() {
    pages.clear();
    blobs.clear();
    pageOwned = false;
    blobOwned = false;
  }

  /** Trees allocated, those that nobody points to included. */
  int allocated() {
    return pages.size() + blobs.size();
  }

  /** The tree that the next kernel would find under the name: the oldest, as it is the first of the list. */
  Optional<LuoTree> handedOver() {
    return pages.size() == 0 ? NO_TREE : pages.get(0).asOptional();
  }

  /** The tree at an address, freed ones not. */
  Optional<LuoTree> at(long phys) {
    int place = pages.at(phys);
    if (place >= 0) {
      return pages.get(place).asOptional();
    }
    place = blobs.at(phys);
    return place < 0 ? NO_TREE : blobs.get(place).asOptional();
  }

  /** Where the tree that would be handed over says that the files are; empty if that was freed. */
  Optional<LuoTree> files() {
    var tree = handedOver();
    int place = tree.isEmpty() ? -1 : blobs.at(tree.get().subsystemData(FilesTree.NAME));
    return place < 0 ? NO_TREE : blobs.get(place).asOptional();
  }

  // The page of the subsystems.

  /** Sets the page up for a PREPARE. */
  void setUp(Op op) {
    if (setUp.run(op)) {
      page = setUp.tree;
      pageOwned = true;
    }
  }

  /** The setting up of a page. */
  private final class PageSetUp extends TreeSetUp {
    private SubsystemsTree tree = none;

    private PageSetUp() {
      super(kernel, SubsystemsTree.CAPACITY);
    }

    @Override protected int build(long phys) {
      tree = pages.take(SubsystemsTree::new);
      return Trees.this.build(tree, phys);
    }

    @Override protected long pairs() {
      return pairs(tree.count());
    }

    @Override protected void free() {
      Trees.this.free(tree);
    }

    @Override protected int errno(int code) {
      return code;
    }
  }

  private int build(SubsystemsTree tree, long phys) {
    int code = tree.create(kernel.services(), phys);
    if (code < 0) {
      return code;
    }
    code = tree.addNode(kernel.services());
    for (int place = 0; place < kernel.subsystems().size() && code >= 0; place++) {
      code = tree.add(kernel.services(), kernel.numbered.subsystemName(kernel.subsystems().get(place)));
    }
    return code < 0 ? -Errno.ENOSPC : 0;
  }

  private void free(SubsystemsTree tree) {
    kernel.services().releaseFdt(tree.phys(), SubsystemsTree.CAPACITY);
    pages.giveBack(tree);
  }

  /** Takes the page of this attempt back, as far as the handover lets it. */
  void destroy() {
    if (pageOwned) {
      kernel.handover().unpreservePhys(page.phys(), SubsystemsTree.CAPACITY);
      kernel.handover().removeSubtree(page.phys());
      free(page);
      pageOwned = false;
    }
  }

  /** Writes the data of every subsystem until a write fails: 0 or a libfdt code. */
  int writeSubsystems(Op op) {
    int count = kernel.subsystems().size();
    op.setWorkAmount(0);
    for (int place = 0; place < count; place++) {
      op.addWork(count - place);
      long data = kernel.subsystems().data(kernel.subsystems().get(place));
      int code = page.write(kernel.services(), place, data);
      if (code < 0) {
        return code;
      }
    }
    return 0;
  }

  // The blob of the files.

  /** Allocates, preserves and builds the blob: 0, or what the first failure gives. */
  int buildFiles(Op op) {
    int files = kernel.out().size();
    long bytes = FilesTree.bytesFor(files);
    op.setWorkAmount(0);
    long phys = kernel.services().allocateFdt(bytes);
    if (phys == 0) {
      return -Errno.ENOMEM;
    }
    FilesTree tree = blobs.take(FilesTree::new);
    int code = kernel.handover().preservePhys(phys, bytes);
    if (code < 0) {
      tree.place(phys, bytes); // nobody points to it any more, and nothing ever frees it
      return code;
    }
    code = tree.create(kernel.services(), phys, bytes);
    for (int index = 0; index < files && code >= 0; index++) {
      String compatible = kernel.participants().compatible(kernel.out().handler(index));
      code = tree.add(kernel.services(), kernel.out().token(index), compatible);
    }
    code = code < 0 ? code : tree.finish(kernel.services());
    op.setWorkAmount(files);
    blob = tree;
    blobOwned = true;
    if (code < 0) {
      freeFiles();
    }
    return code;
  }

  /** The address of the blob of this attempt. */
  long filesPhys() {
    return blob.phys();
  }

  /** Frees the blob of this attempt, also where the handover does not let go of it. */
  void freeFiles() {
    if (blobOwned) {
      kernel.handover().unpreservePhys(blob.phys(), blob.bytes());
      kernel.services().releaseFdt(blob.phys(), blob.bytes());
      blobs.giveBack(blob);
      blobOwned = false;
    }
  }

  /** Writes the data of every file until a write fails: 0 or a libfdt code. */
  int writeFiles(Op op) {
    op.setWorkAmount(0);
    for (int index = 0; index < kernel.out().size(); index++) {
      op.addWork(index + 1);
      int code = blob.write(kernel.services(), kernel.out().token(index), kernel.out().data(index));
      if (code < 0) {
        return code;
      }
    }
    return 0;
  }

  /** Deletes the node of a file that is taken back. */
  void removeFile(long token) {
    if (blobOwned) {
      blob.remove(token);
    }
  }

  void copyFrom(Trees other) {
    clear();
    for (int place = 0; place < other.pages.size(); place++) {
      pages.take(SubsystemsTree::new).copyFrom(other.pages.get(place));
    }
    for (int place = 0; place < other.blobs.size(); place++) {
      blobs.take(FilesTree::new).copyFrom(other.blobs.get(place));
    }
    pageOwned = other.pageOwned;
    page = pageOwned ? pages.get(other.pages.place(other.page)) : none;
    blobOwned = other.blobOwned;
    blob = blobOwned ? blobs.get(other.blobs.place(other.blob)) : blob;
  }

  void digest(Digest into, boolean exact) {
    pages.digest(into, exact);
    blobs.digest(into, exact);
    into.add(pageOwned).add(blobOwned);
  }
}
