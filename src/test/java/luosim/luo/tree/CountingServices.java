package luosim.luo.tree;

import luosim.luo.KernelServices;
import luosim.luo.Participants;
import luosim.wire.FdtCode;

/** Services of which only the tree calls are asked; the n-th can be refused. */
final class CountingServices implements KernelServices {
  private int asked;
  private int refused = -1;

  void refuse(int nth) {
    refused = nth;
  }

  @Override public int fdt() {
    asked++;
    return asked == refused ? FdtCode.NOSPACE : 0;
  }

  @Override public boolean allocate(Memory what) {
    return true;
  }

  @Override public void release(Memory what) {}

  @Override public long allocateFdt(long bytes) {
    return 0x1000;
  }

  @Override public void releaseFdt(long phys, long bytes) {}

  @Override public int insert() {
    return 0;
  }

  @Override public boolean killed() {
    return false;
  }

  @Override public boolean copyIn() {
    return true;
  }

  @Override public boolean copyOut() {
    return true;
  }

  @Override public int newFd() {
    return 3;
  }

  @Override public boolean fileGet(int file) {
    return true;
  }

  @Override public void filePut(int file) {}

  @Override public Participants participants() {
    throw new UnsupportedOperationException("a tree asks for no participants");
  }
}
