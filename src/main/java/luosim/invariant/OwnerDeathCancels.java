package luosim.invariant;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import luosim.luo.LuoState;

/**
 * When the owning process dies, its update dies with it.
 *
 * <p>Source: spec invariants C.
 *
 * <p>With sessions the kernel closes them when the process goes; what is left is looked at with the
 * next request, unless others may own it.
 */
final class OwnerDeathCancels implements Invariant {
  @Override public String id() {
    return "I37";
  }

  @Override public String sentence() {
    return "Death of the owning process at normal or prepared leads to what a cancel and the"
        + " removal of its files lead to.";
  }

  @Override public Set<Moment> moments() {
    return EnumSet.of(Moment.OWNER_DIED, Moment.HOST_ENDED);
  }

  @Override public Set<Evidence> needs() {
    return EnumSet.of(Evidence.PARTICIPANTS, Evidence.OWNER);
  }

  @Override public Optional<SessionReading> onSessions() {
    return Optional.of(SessionReading
        .of(
            "When the owning process dies its sessions are closed, as if it had closed them.",
            OwnerDeathCancels::checkSessions,
            Moment.HOST_ENDED, Moment.REQUEST_ENDED)
        .needing(Evidence.SESSIONS));
  }

  @Override public void check(Moment moment, Ledger ledger, World world, Findings findings) {
    boolean held = ledger.state() == LuoState.NORMAL || ledger.state() == LuoState.PREPARED;
    if (moment != Moment.OWNER_DIED || !held) {
      return;
    }
    int left = world.files();
    findings.expectNone("no file registered after its owner's death", "files", left);
    if (ledger.state() == LuoState.PREPARED) {
      findings.violated("normal after the death of who prepared", "state", ledger.state().value());
    }
  }

  private static void checkSessions(Moment moment, SessionLedger ledger, SessionWorld world,
      Findings findings) {
    boolean over = moment == Moment.HOST_ENDED ? ledger.requests().size() == 0 : ledger.begunSinceDeath();
    if (!ledger.ownerDied() || !over) {
      return;
    }
    ledger.ownerDeathJudged();
    int left = world.outgoingSessions();
    if (left > 0 && !ledger.counts().othersAsked && !world.sessionsOutliveOwner()) {
      findings.violated("no session after its owner's death", "sessions", left);
    }
  }
}
