package luosim.fault;

import luosim.host.Situation;
import luosim.luo.Operation;

/** A request of user space in whose course a step may happen, its rollback included. */
public enum Request {
  /** A file is handed over. */
  PRESERVE("preserve"),
  /** A file is taken back. */
  UNPRESERVE("unpreserve"),
  /** Prepare; also when asked for through the handover's own file. */
  PREPARE("prepare"),
  /** Freeze by a request of its own. */
  FREEZE("freeze"),
  /** Cancel; also when asked for through the handover's own file. */
  CANCEL("cancel"),
  /** The reboot, its freeze included. */
  REBOOT("reboot"),
  /** A file is asked for in the new kernel. */
  RETRIEVE("retrieve"),
  /** Finish. */
  FINISH("finish");

  private final String text;

  Request(String text) {
    this.text = text;
  }

  /** The word that scenarios use. */
  public String text() {
    return text;
  }

  boolean servedBy(Situation situation) {
    return switch (this) {
      case PRESERVE -> situation.during(Operation.FD_PRESERVE);
      case UNPRESERVE -> situation.during(Operation.FD_UNPRESERVE);
      case PREPARE -> situation.during(Operation.PREPARE) || situation.during(Operation.KHO_FINALIZE);
      case FREEZE -> situation.during(Operation.FREEZE);
      case CANCEL -> situation.during(Operation.CANCEL) || situation.during(Operation.KHO_ABORT);
      case REBOOT -> situation.during(Operation.REBOOT);
      case RETRIEVE -> situation.during(Operation.FD_RESTORE);
      case FINISH -> situation.during(Operation.FINISH);
    };
  }
}
