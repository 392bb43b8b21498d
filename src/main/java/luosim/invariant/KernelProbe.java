package luosim.invariant;

import luosim.host.Kernel;
import luosim.luo.LuoState;
import luosim.luo.Operation;

/** A copy of a simulated kernel on which requests are tried. */
final class KernelProbe implements Probe {
  private final Kernel kernel;

  KernelProbe(Kernel copy) {
    kernel = copy;
  }

  @Override public int prepare() {
    return kernel.perform(Operation.PREPARE, 0);
  }

  @Override public int cancel() {
    return kernel.perform(Operation.CANCEL, 0);
  }

  @Override public boolean shows(Evidence evidence) {
    return evidence == Evidence.FINALIZED
        || evidence == Evidence.ALLOCATIONS
        || evidence == Evidence.PRESERVED;
  }

  @Override public LuoState state() {
    return kernel.luo().state();
  }

  @Override public boolean finalized() {
    return kernel.kho().finalized();
  }

  @Override public long preservedBytes() {
    return kernel.kho().preservedBytes();
  }

  @Override public long allocatedBytes() {
    return kernel.allocatedBytes();
  }
}
