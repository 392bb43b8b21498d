package luosim.luo.part;

import luosim.luo.Participants;

/**
 * The registered subsystems in the order of registration, and the data that each subsystem's object
 * holds. The object belongs to its owner: it keeps its data while it is not registered.
 */
public final class SubsystemList {
  private final IntList subsystems = new IntList();
  private long[] data = new long[8];

  public int size() {
    return subsystems.size();
  }

  public int get(int place) {
    return subsystems.get(place);
  }

  /** Place of an object, or -1. */
  public int place(int subsystem) {
    return subsystems.place(subsystem);
  }

  /** Whether an object of that name is registered. */
  public boolean hasName(String name, Participants participants) {
    for (int place = 0; place < subsystems.size(); place++) {
      if (participants.subsystemName(subsystems.get(place)).equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** Appends at the tail. */
  public void add(int subsystem) {
    subsystems.add(subsystem);
    setData(subsystem, data(subsystem));
  }

  public void removeAt(int place) {
    subsystems.removeAt(place);
  }

  public long data(int subsystem) {
    return subsystem < data.length ? data[subsystem] : 0;
  }

  public void setData(int subsystem, long value) {
    if (subsystem >= data.length) {
      data = java.util.Arrays.copyOf(data, Math.max(subsystem + 1, 2 * data.length));
    }
    data[subsystem] = value;
  }

  public void clear() {
    subsystems.clear();
    java.util.Arrays.fill(data, 0);
  }

  public void copyFrom(SubsystemList other) {
    subsystems.copyFrom(other.subsystems);
    data = other.data.clone();
  }

  /**
   * Adds order and data.
   *
   * @param exact whether the data count by value, or only whether they are zero
   */
  public void digest(Digest into, boolean exact) {
    subsystems.digest(into);
    for (int subsystem = 0; subsystem < data.length; subsystem++) {
      if (data[subsystem] != 0) {
        into.add(subsystem).add(exact ? data[subsystem] : 1);
      }
    }
    into.add(-1);
  }
}
