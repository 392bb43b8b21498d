package luosim.invariant;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import luosim.host.Corruption;

/**
 * No page is freed while a jump would still lead to it.
 *
 * <p>Evidence is a corruption recorded by the model, and a finalized handover whose pointers lead
 * to freed memory. A root page that outlives a cancel counts when a jump follows it. Source: spec
 * invariants B.
 */
final class NothingFreedWhileReachable implements Invariant {
  @Override public String id() {
    return "I11";
  }

  @Override public String sentence() {
    return "No page is freed while it is preserved or reachable from the map or root tree that a "
        + "jump would use.";
  }

  @Override public Set<Moment> moments() {
    return EnumSet.of(Moment.EVENT_ENDED, Moment.JUMPED, Moment.BOOTED, Moment.STOPPED);
  }

  @Override public Set<Evidence> wants() {
    return EnumSet.of(Evidence.FINALIZED, Evidence.REACHABLE);
  }

  @Override public Optional<SessionReading> onSessions() {
    return Optional.of(SessionReading
        .of(
            "No page is freed while it is preserved or reachable from what a jump of this moment "
                + "would pass on.",
            NothingFreedWhileReachable::checkSessions,
            Moment.REQUEST_ENDED, Moment.JUMPED, Moment.BOOTED, Moment.STOPPED)
        .wanting(Evidence.REACHABLE));
  }

  @Override public void check(Moment moment, Ledger ledger, World world, Findings findings) {
    Facts facts = ledger.facts();
    int freed = facts.corruptions(Corruption.FREED_WHILE_MAPPED)
        + (facts.cannotGiveBack() ? 0 : facts.corruptions(Corruption.DANGLING_POINTER));
    if (freed > 0) {
      findings.violated("no page freed while reachable", "pages freed or followed", freed);
    } else if (moment == Moment.EVENT_ENDED && reachesFreed(ledger, world, findings)) {
      findings.violated("no pointer to freed memory in a finalized handover", "handovers", 1);
    }
  }

  /** Whether this event is what made a finalized handover lead to freed memory. */
  private static boolean reachesFreed(Ledger ledger, World world, Findings findings) {
    return !ledger.opening()
        && findings.knows(world, Evidence.FINALIZED)
        && world.finalized()
        && findings.knows(world, Evidence.REACHABLE)
        && world.reachesFreed()
        && !ledger.requests().reachedFreed(ledger.ended());
  }

  private static void checkSessions(Moment moment, SessionLedger ledger, SessionWorld world,
      Findings findings) {
    var facts = ledger.facts();
    int freed = facts.corruptions(Corruption.FREED_WHILE_MAPPED)
        + facts.corruptions(Corruption.DANGLING_POINTER);
    if (freed > 0) {
      findings.violated("no page freed while reachable", "pages freed or followed", freed);
    } else if (moment == Moment.REQUEST_ENDED
        && findings.knows(world, Evidence.REACHABLE)
        && world.reachesFreed()
        && !ledger.requests().reachedFreed(ledger.ended())) {
      findings.violated("no pointer to freed memory at any moment", "handovers", 1);
    }
  }
}
