package luosim.invariant;

import luosim.luo.part.Digest;

/** What is counted over the life of one kernel with sessions. */
final class KernelCounts {
  /** Explicit holders of the objects of FLBs for the next kernel. */
  int holders;

  /** Those of objects from the previous kernel. */
  int incomingHolders;

  /** Reboots that the orchestrator allowed since files were frozen. */
  int rebootsAllowed;

  /** Whether a reboot was allowed and its jump has not come. */
  boolean jumpDue;

  /** Files of the previous kernel that were finished in this one. */
  int finishes;

  /** Whether other processes asked something, and so may own sessions. */
  boolean othersAsked;

  void clear() {
    holders = 0;
    incomingHolders = 0;
    rebootsAllowed = 0;
    jumpDue = false;
    finishes = 0;
    othersAsked = false;
  }

  long digest() {
    return new Digest().add(holders).add(incomingHolders).add(rebootsAllowed).add(jumpDue).add(finishes)
        .add(othersAsked).value();
  }
}
