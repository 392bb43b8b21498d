package luosim.invariant;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A world with sessions that shows and answers what a test says. */
final class MadeUpSessions implements SessionWorld {
  final Set<Evidence> shown = EnumSet.of(Evidence.SESSIONS, Evidence.PRESERVED);
  final List<Integer> outgoing = new ArrayList<>();
  long preserved;
  int status;
  boolean object;
  boolean outlive;

  @Override public boolean shows(Evidence evidence) {
    return shown.contains(evidence);
  }

  @Override public boolean sessionsOutliveOwner() {
    return outlive;
  }

  @Override public long preservedDigest() {
    return preserved;
  }

  @Override public int outgoingSessions() {
    return outgoing.size();
  }

  @Override public int outgoingSession(int index) {
    return outgoing.get(index);
  }

  @Override public int filesOf(int session) {
    return 0;
  }

  @Override public int toldStatus(int operation) {
    return status;
  }

  @Override public boolean toldObject(int operation) {
    return object;
  }
}
