package luosim.luo.revision.rfcv2;

import luosim.luo.IncomingTree;
import luosim.luo.Stop;
import luosim.luo.state.Rebuild;

/**
 * Makes file entries of the received tree. A second child of one token silently takes the place of the first,
 * whose entry is lost.
 */
final class RebuildMachine extends Rebuild<Op> {
  private static final int DATA_BYTES = 8;

  private final Kernel kernel;

  RebuildMachine(Kernel kernel) {
    super(kernel);
    this.kernel = kernel;
  }

  @Override protected boolean looksForFiles() {
    return true;
  }

  @Override protected Stop find() {
    return Stop.NONE;
  }

  @Override protected IncomingTree files() {
    return kernel.incoming();
  }

  @Override protected boolean refuses(IncomingTree tree, int child) {
    boolean wrong = tree.fileDataLength(child) != DATA_BYTES || kernel.in().find(tree.fileToken(child)) >= 0;
    return wrong && kernel.does(Change.TREE_CHECKED);
  }
}
