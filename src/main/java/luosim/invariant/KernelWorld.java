package luosim.invariant;

import luosim.host.Kernel;
import luosim.host.Machine;
import luosim.kho.Kho;
import luosim.luo.Row;

/**
 * The world of a simulated machine, whichever kernel it runs at the moment of asking, as far as it is the
 * same for orchestrators with one state and with sessions.
 */
abstract sealed class KernelWorld implements World permits MachineWorld, SessionMachineWorld {
  private final Machine machine;

  KernelWorld(Machine machine) {
    this.machine = machine;
  }

  final Kernel kernel() {
    return machine.runningKernel();
  }

  final Kho kho() {
    return kernel().kho();
  }

  /** Whether no request is under way. */
  final boolean quiet() {
    return machine.quiet();
  }

  @Override public final long preservedBytes() {
    return kho().preservedBytes();
  }

  @Override public final long preservedDigest() {
    return kho().preservedDigest();
  }

  @Override public final long allocatedBytes() {
    return kernel().allocatedBytes();
  }

  @Override public final long allocationDigest() {
    return kernel().allocationDigest();
  }

  @Override public final boolean reachesFreed() {
    return kernel().reachesFreed();
  }

  @Override public final int fileReferences() {
    return kernel().fileReferences();
  }

  @Override public final boolean receivedMalformed() {
    return kernel().receivedMalformed();
  }

  @Override public final boolean switchedOn() {
    return kernel().switchedOn();
  }

  @Override public final boolean handoverOn() {
    return kho().enabled();
  }

  @Override public final Row row(int operation) {
    return kernel().orchestrator().row(operation);
  }

  @Override public final long probeKey() {
    return kernel().shape();
  }
}
