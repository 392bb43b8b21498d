package luosim.host;

/**
 * What a random number of a host is for, in words that every protocol revision shares; a word of its
 * stream's key, so that the same luck meets every revision, policy and sweep point. New roles go to the
 * end.
 */
public enum Role {
  /** How many VMs of a shape a host carries. */
  PLACE,
  /** The factor between hosts. */
  HOST_SPREAD,
  /** The factor between racks. */
  RACK_SPREAD,
  /** The agent notices and decides. */
  REACT,
  /** The agent calls the kernel. */
  CALL,
  /** A participant is saved for the next kernel. */
  SAVE,
  /** A participant is frozen. */
  FREEZE,
  /** A participant that was saved is released again. */
  RELEASE,
  /** The tree for the next kernel is built or written. */
  TREE,
  /** The map for the next kernel is made or dropped. */
  MAP,
  /** The image of the next kernel is loaded. */
  IMAGE,
  PAUSE,
  RESUME,
  SHUTDOWN,
  JUMP,
  BOOT,
  /** The next kernel takes preserved memory over. */
  RECEIVE,
  /** User space of the next kernel starts. */
  START,
  /** A machine monitor starts or gets the state of its CPUs. */
  MONITOR,
  /** A participant is loaded from what was saved. */
  LOAD,
  FINISH,
  /** What the agent does after a failure. */
  DECIDE,
  /** The agent comes back after a crash of its own. */
  RESTART,
  /** A guest starts from nothing. */
  GUEST,
  MIGRATE,
  FIRMWARE,
  /** A participant that was frozen goes on. */
  UNFREEZE
}
