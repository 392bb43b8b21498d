package luosim.metrics;

import luosim.host.Machine;

/** What a meter needs to know of a host to say where its samples belong. */
public interface MeteredHost {
  /** Its index in the fleet. */
  int host();

  /** The place of its class in the model. */
  int hostClass();

  /** VMs that it carried when the rollout began. */
  int vms();

  /** The place of a VM's shape in the host's class. */
  int shape(int vm);

  /** The host that a machine is at present. */
  static MeteredHost of(Machine machine) {
    return new MeteredHost() {
      @Override public int host() {
        return machine.host();
      }

      @Override public int hostClass() {
        return machine.hostClass();
      }

      @Override public int vms() {
        return machine.vms();
      }

      @Override public int shape(int vm) {
        return machine.shape(vm);
      }
    };
  }
}
