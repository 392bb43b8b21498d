package luosim.host;

import luosim.luo.IncomingTree;
import luosim.luo.KernelServices;
import luosim.luo.Luo;
import luosim.luo.revision.Revisions;

/** Finds the orchestrator that a model's kernels run. */
final class Protocols {
  private Protocols() {}

  static Luo create(String protocol, KernelServices services, KhoHandover handover) {
    return Revisions.find(protocol)
        .orElseThrow(() -> new IllegalArgumentException("host model: no protocol " + protocol
            + "; there are " + Revisions.all().stream().map(revision -> revision.id()).toList()))
        .factory()
        .create(services, handover);
  }

  /** The tree that a kernel has built for the next, where it has. */
  static IncomingTree treeOf(Luo luo) {
    var tree = luo.outgoingTree();
    return tree.isPresent() ? tree.get() : noTree();
  }

  /** What stands where no tree is. */
  static IncomingTree noTree() {
    return NoTree.INSTANCE;
  }
}
