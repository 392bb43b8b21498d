package luosim.host;

/** A phase of an update attempt, as the agent sees it. */
public enum Phase {
  /** Files are registered. */
  REGISTER,
  /** The kernel prepares while VMs run. */
  PREPARE,
  /** The next kernel image is loaded. */
  LOAD,
  /** VMs are being paused. */
  PAUSE,
  /** The reboot call freezes participants. */
  FREEZE,
  /** Devices shut down, the jump, the boot, until the agent runs again. */
  JUMP,
  /** Files are retrieved and VMs resumed. */
  RESTORE,
  /** The kernel finishes. */
  FINISH,
  /** The attempt is being given up. */
  ROLLBACK,
  /** No attempt. */
  REST
}
