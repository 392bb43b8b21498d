package luosim.host;

import luosim.kho.Kho617;
import luosim.kho.Receiver616;

/** Kexec HandOver without a notifier chain, which the orchestrator drives, with a list of sub-trees. */
public final class ListHandover extends FinalizedHandover<Kho617> {

  /** One kernel's. */
  public ListHandover(Kho617 kho, Receiver616 receiver, Memory memory) {
    super(kho, receiver, memory);
  }

  /** The same kernel with a copy of its outgoing side, for probes; the received side is shared. */
  public ListHandover copy(Kho617 copyOfKho) {
    return new ListHandover(copyOfKho, receiver, memory);
  }

  @Override public int clients() {
    return 0;
  }

  @Override public int client(int place) {
    throw new IndexOutOfBoundsException("there is no chain, asked for place " + place);
  }

  @Override public void removeSubtree(long phys) {
    kho.removeSubtree(phys);
  }

  @Override public void wipe() {
    throw new UnsupportedOperationException("an abort of this era leaves the tracker");
  }

  @Override public void unpublish() {
    kho.unpublishRoot();
  }
}
