package luosim.luo.revision;

import luosim.luo.Family;
import luosim.luo.Handover;
import luosim.luo.KernelServices;
import luosim.luo.Luo;
import luosim.luo.SessionHandover;
import luosim.luo.SessionServices;
import luosim.luo.Sessions;

/** A revision of the orchestrator that hosts can run. */
public sealed interface Revision {

  /** Its word in scenarios and commands. */
  String id();

  /** When and where it appeared, for people. */
  String title();

  /** How it keeps its state. */
  Family family();

  /**
   * A revision with one global state.
   *
   * @param filesAreSubsystem whether files are a subsystem, so that it drives Kexec HandOver itself
   * @param factory makes the orchestrator of a kernel that has just been loaded
   */
  record OfState(String id, String title, boolean filesAreSubsystem, Factory factory)
      implements Revision {
    @Override public Family family() {
      return Family.STATE;
    }

    /** Makes the orchestrator of a kernel that has just been loaded. */
    @FunctionalInterface
    public interface Factory {
      Luo create(KernelServices services, Handover handover);
    }
  }

  /**
   * A revision with sessions.
   *
   * @param factory makes the orchestrator of a kernel that has just been loaded
   */
  record OfSessions(String id, String title, Factory factory) implements Revision {
    @Override public Family family() {
      return Family.SESSIONS;
    }

    /** Makes the orchestrator of a kernel that has just been loaded. */
    @FunctionalInterface
    public interface Factory {
      Sessions create(SessionServices services, SessionHandover handover);
    }
  }
}
