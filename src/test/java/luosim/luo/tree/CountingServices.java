package luosim.luo.tree;

import luosim.luo.GenerousKernel;
import luosim.luo.Participants;
import luosim.wire.FdtCode;

/** Services of which only the tree calls are asked; the n-th can be refused. */
final class CountingServices implements GenerousKernel {
  private int asked;
  private int refused = -1;

  void refuse(int nth) {
    refused = nth;
  }

  @Override public int fdt() {
    asked++;
    return asked == refused ? FdtCode.NOSPACE : 0;
  }

  @Override public Participants participants() {
    throw new UnsupportedOperationException("a tree asks for no participants");
  }
}
