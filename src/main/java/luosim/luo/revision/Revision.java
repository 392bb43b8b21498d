package luosim.luo.revision;

import luosim.luo.Handover;
import luosim.luo.KernelServices;
import luosim.luo.Luo;

/**
 * A revision of the orchestrator that hosts can run.
 *
 * @param id its word in scenarios and commands
 * @param title when and where it appeared, for people
 * @param factory makes one kernel's orchestrator
 */
public record Revision(String id, String title, Factory factory) {

  /** Makes the orchestrator of a kernel that has just been loaded. */
  @FunctionalInterface
  public interface Factory {
    Luo create(KernelServices services, Handover handover);
  }
}
