package luosim.luo.onelist;

import luosim.luo.Handover;
import luosim.luo.IncomingTree;
import luosim.luo.Stop;
import luosim.luo.state.Rebuild;
import luosim.luo.tree.FilesTree;
import luosim.luo.tree.OutgoingTree;

/**
 * Finds the blob of files that the received tree points to, and makes entries of it. A blob of another kind
 * and a token that occurs twice stop the kernel; so does a pointer to memory that was freed.
 */
final class RebuildMachine extends Rebuild<Op> {
  private static final int DATA_BYTES = 8;

  private final Kernel kernel;

  RebuildMachine(Kernel kernel) {
    super(kernel);
    this.kernel = kernel;
  }

  @Override protected boolean looksForFiles() {
    return kernel.filesFound || !kernel.manner.bootsSubsystems();
  }

  @Override protected Stop find() {
    return kernel.filesFound ? Stop.NONE : follow();
  }

  /** Follows the pointer to the files' blob: whether the kernel goes on. */
  Stop follow() {
    if (kernel.incoming().subsystemDataLength(FilesTree.NAME) != DATA_BYTES) {
      return Stop.PANIC;
    }
    Handover.Received blob = kernel.handover().treeAt(kernel.incoming().subsystemData(FilesTree.NAME));
    if (blob.result() < 0) {
      return Stop.UNDEFINED;
    }
    kernel.incomingFiles = blob.tree();
    kernel.filesFound = true;
    return kernel.incomingFiles.hasRootCompatible(OutgoingTree.FILES) ? Stop.NONE : Stop.PANIC;
  }

  @Override protected IncomingTree files() {
    return kernel.incomingFiles;
  }

  @Override protected boolean refuses(IncomingTree tree, int child) {
    return kernel.in().find(tree.fileToken(child)) >= 0;
  }
}
