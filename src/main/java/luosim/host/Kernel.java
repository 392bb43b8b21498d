package luosim.host;

import luosim.kho.Kho616;
import luosim.luo.Luo;
import luosim.luo.Operation;

/**
 * One running kernel, as observers see it: its orchestrator, its Kexec HandOver, the memory that both and the handlers
 * hold, and what is true of every participant whatever the orchestrator believes.
 */
public final class Kernel {
  Kernel() {}

  /** 1 for the kernel of the cold boot, one more after each jump. */
  public int generation() {
    throw new UnsupportedOperationException();
  }

  /** Whether this is the image that the update brings. */
  public boolean newImage() {
    throw new UnsupportedOperationException();
  }

  public Luo luo() {
    throw new UnsupportedOperationException();
  }

  public Kho616 kho() {
    throw new UnsupportedOperationException();
  }

  /** Bytes that orchestrator and handlers allocated in this kernel and have not freed, leaked ones included. */
  public long allocatedBytes() {
    throw new UnsupportedOperationException();
  }

  /** A number over the set of those allocations; equal sets have equal numbers, 0 for the empty set. */
  public long allocationDigest() {
    throw new UnsupportedOperationException();
  }

  /** File objects of this host; ids are 0 to this number, exclusive. */
  public int files() {
    throw new UnsupportedOperationException();
  }

  /** Subsystems of this host; ids are 0 to this number, exclusive. */
  public int subsystems() {
    throw new UnsupportedOperationException();
  }

  /** Successful prepares of a file that no cancel answered, in this kernel. */
  public int preparedCount(int file) {
    throw new UnsupportedOperationException();
  }

  /** Whether its last successful callback was a freeze. */
  public boolean frozen(int file) {
    throw new UnsupportedOperationException();
  }

  public int subsystemPreparedCount(int subsystem) {
    throw new UnsupportedOperationException();
  }

  public boolean subsystemFrozen(int subsystem) {
    throw new UnsupportedOperationException();
  }

  /** How often a corruption of a kind happened in this kernel. */
  public int corruptions(Corruption kind) {
    throw new UnsupportedOperationException();
  }

  /** A number over everything that decides what this kernel does next; equal states have equal numbers. */
  public long digest() {
    throw new UnsupportedOperationException();
  }

  /** A deep copy for probes: nothing befalls it and it leaves no trace. No operation may be running. */
  public Kernel copy() {
    throw new UnsupportedOperationException();
  }

  /**
   * Runs one operation to its end, all callbacks as they are and no time passing; for probes on a copy.
   *
   * @return its result, 0 or a negative errno
   */
  public int perform(Operation operation, long argument) {
    throw new UnsupportedOperationException();
  }
}
