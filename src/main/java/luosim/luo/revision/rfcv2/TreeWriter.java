package luosim.luo.revision.rfcv2;

import luosim.luo.Errno;
import luosim.luo.state.TreeSetUp;
import luosim.luo.tree.OutgoingTree;

/**
 * Builds the outgoing tree and writes data into it, and counts the work: finding an entry again walks
 * past the entries in front of it, so a pass over all of them is quadratic.
 */
final class TreeWriter extends TreeSetUp {
  private final Kernel kernel;

  TreeWriter(Kernel kernel) {
    super(kernel, OutgoingTree.CAPACITY);
    this.kernel = kernel;
  }

  /**
   * Writes the data of every file until a write fails: 0 or a libfdt code. The walk is left in
   * workAmount.
   */
  int writeFiles(Op op) {
    int files = kernel.out().size();
    op.setWorkAmount(0);
    for (int i = 0; i < files; i++) {
      op.addWork(files - i);
      int code = kernel.tree.writeFile(kernel.services(), i, kernel.out().data(i));
      if (code < 0) {
        return code;
      }
    }
    return 0;
  }

  /** Writes the data of every subsystem until a write fails: 0 or a libfdt code. */
  int writeSubsystems(Op op) {
    int subsystems = kernel.subsystems().size();
    op.setWorkAmount(0);
    for (int i = 0; i < subsystems; i++) {
      op.addWork(subsystems - i);
      long data = kernel.subsystems().data(kernel.subsystems().get(i));
      int code = kernel.tree.writeSubsystem(kernel.services(), i, data);
      if (code < 0) {
        return code;
      }
    }
    return 0;
  }

  @Override protected int build(long phys) {
    kernel.fdts++;
    kernel.treeOwned = true;
    OutgoingTree tree = kernel.tree;
    int code = tree.create(kernel.services(), phys);
    if (code == 0) {
      code = tree.setRootCompatible(kernel.services());
    }
    if (code < 0) {
      return code;
    }
    return addFiles(tree) && addSubsystems(tree) ? 0 : -Errno.ENOSPC;
  }

  @Override protected long pairs() {
    return pairs(kernel.tree.fileCount()) + pairs(kernel.tree.subsystemCount());
  }

  @Override protected void free() {
    kernel.freeTree();
  }

  @Override protected int errno(int code) {
    return kernel.errno(code);
  }

  /**
   * The files node. The result of writing a file's first data is ignored, as the posted code does.
   */
  private boolean addFiles(OutgoingTree tree) {
    if (tree.addFilesNode(kernel.services()) < 0 || tree.setFilesCompatible(kernel.services()) < 0) {
      return false;
    }
    for (int i = 0; i < kernel.out().size(); i++) {
      String compatible = kernel.participants().compatible(kernel.out().handler(i));
      if (tree.addFile(kernel.services(), kernel.out().token(i), compatible) < 0) {
        return false;
      }
      if (tree.writeFile(kernel.services(), i, 0) < 0 && kernel.does(Change.FIRST_WRITE_CHECKED)) {
        return false;
      }
    }
    return true;
  }

  private boolean addSubsystems(OutgoingTree tree) {
    if (tree.addSubsystemsNode(kernel.services()) < 0
        || tree.setSubsystemsCompatible(kernel.services()) < 0) {
      return false;
    }
    for (int i = 0; i < kernel.subsystems().size(); i++) {
      String name = kernel.participants().subsystemName(kernel.subsystems().get(i));
      if (tree.addSubsystem(kernel.services(), name) < 0) {
        return false;
      }
    }
    return true;
  }
}
