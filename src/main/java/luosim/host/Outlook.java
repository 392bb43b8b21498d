package luosim.host;

import luosim.handler.Cost;
import luosim.handler.FileObject;
import luosim.handler.Handlers;
import luosim.handler.SubsystemObject;
import luosim.luo.Callback;
import luosim.spec.Timing;

/**
 * How long the phases of an attempt are expected to last: what a fate that is given as a share of a phase
 * counts against. Sums of expected costs; luck, spread and waiting for workers are not in it beyond an even
 * share.
 */
final class Outlook {
  private final Frame frame;
  private final Guests guests;
  private final Cost cost = new Cost();

  Outlook(Frame frame, Guests guests) {
    this.frame = frame;
    this.guests = guests;
  }

  /** From the start order to the end of prepare. */
  long prepareNs() {
    double calls = guests.files() + 1;
    return (long) (mean(Timing.AGENT_REACTION) + calls * mean(Timing.AGENT_IOCTL)
        + callbacks(Callback.PREPARE)
        + mean(Timing.LUO_FDT_SETUP_BASE));
  }

  long freezeNs() {
    return (long) (mean(Timing.AGENT_IOCTL) + callbacks(Callback.FREEZE));
  }

  /** From the first pause to the last VM that runs. */
  long blackoutNs() {
    double stop = 0;
    for (int vm = 0; vm < guests.vms(); vm++) {
      stop += mean(Timing.VM_PAUSE_BASE) + guests.plan(vm).vcpus() * mean(Timing.VM_PAUSE_PER_VCPU);
    }
    return (long) (stop / workers() + mean(Timing.SHUTDOWN_BASE) + mean(Timing.KEXEC_JUMP)
        + mean(Timing.BOOT_KERNEL) + mean(Timing.BOOT_ACPI) + mean(Timing.AGENT_START))
        + freezeNs() + restoresNs();
  }

  private long restoresNs() {
    double sum = callbacks(Callback.RETRIEVE);
    for (int vm = 0; vm < guests.vms(); vm++) {
      int vcpus = guests.plan(vm).vcpus();
      sum += mean(Timing.VMM_START) + mean(Timing.VM_RESUME_BASE)
          + vcpus * (mean(Timing.VMM_RESTORE_PER_VCPU) + mean(Timing.VM_RESUME_PER_VCPU));
    }
    return (long) (sum / workers());
  }

  private double workers() {
    return Math.max(1, Math.min(frame.hostClass.agent().workers(), guests.vms()));
  }

  private double callbacks(Callback callback) {
    double sum = 0;
    for (int id = 0; id < guests.files(); id++) {
      FileObject file = guests.file(id);
      Handlers.get(file.handler()).cost(callback, file, true, 1, cost);
      sum += meanOfCost();
    }
    for (String subsystem : frame.hostClass.subsystems()) {
      boolean lacks = (SubsystemObject.ALL_CALLBACKS & ~frame.hostClass.callbacks(subsystem) & callback.bit())
          != 0;
      if (!lacks) {
        SubsystemObject.cost(callback, cost);
        sum += meanOfCost();
      }
    }
    return sum;
  }

  private double meanOfCost() {
    double sum = 0;
    for (int term = 0; term < cost.terms(); term++) {
      sum += cost.amount(term) * frame.model.timing().mean(cost.timing(term));
    }
    return sum;
  }

  private double mean(Timing what) {
    return frame.model.timing().mean(what.ordinal());
  }
}
