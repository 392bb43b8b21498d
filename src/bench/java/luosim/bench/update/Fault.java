package luosim.bench.update;

/** What goes wrong, with the names and probabilities of {@code src/bench/rollout.yaml}. */
enum Fault {
  /** At each prepare of a device. */
  DEVICE_REFUSES("device-refuses", 0.001),
  /** At the one load of an attempt. */
  LOAD_FAILS("load-fails", 0.005),
  /** At each freeze of a memory file. */
  FREEZE_FAILS("freeze-fails", 0.0001),
  /** Once an attempt, so long after the first pause. */
  CRASH("crash", 0.001),
  /** Once an attempt, at the first retrieve of a memory file. */
  RETRIEVE_FAILS("retrieve-fails", 0.002);

  private static final int ROLES_START = 0x4000_0000;

  private final double probability;
  private final int role;

  Fault(String name, double probability) {
    this.probability = probability;
    int hash = 0x811C_9DC5;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x0100_0193;
    }
    hash ^= hash >>> 15;
    role = ROLES_START | hash & ROLES_START - 1;
  }

  double probability() {
    return probability;
  }

  /** The role of its random numbers, the one that the fault of that name has in our own model. */
  int role() {
    return role;
  }
}
