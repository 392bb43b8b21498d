package luosim.invariant;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import luosim.host.Corruption;

/**
 * Preserved ranges keep the rules of the map.
 *
 * <p>Source: spec invariants B.
 */
final class RangesExact implements Invariant {
  @Override public String id() {
    return "I35";
  }

  @Override public String sentence() {
    return "Every preserved range is page aligned and outside scratch, and each unpreserve names "
        + "exactly a preserved one.";
  }

  @Override public Set<Moment> moments() {
    return EnumSet.of(Moment.EVENT_ENDED, Moment.JUMPED);
  }

  @Override public Set<Evidence> needs() {
    return EnumSet.of(Evidence.RANGES);
  }

  @Override public boolean lasting() {
    return true;
  }

  @Override public Optional<SessionReading> onSessions() {
    return Optional.of(SessionReading
        .of(
            "Every preserved range is page aligned and outside scratch, and each unpreserve names "
                + "exactly a preserved one.",
            RangesExact::checkSessions,
            Moment.REQUEST_ENDED, Moment.JUMPED)
        .needing(Evidence.RANGES));
  }

  @Override public void check(Moment moment, Ledger ledger, World world, Findings findings) {
    long wrong = world.inexactRanges() + ledger.facts().corruptions(Corruption.INEXACT_RANGE);
    findings.expectNone("exact ranges", "inexact ones", wrong);
  }

  private static void checkSessions(Moment moment, SessionLedger ledger, SessionWorld world,
      Findings findings) {
    long wrong = world.inexactRanges() + ledger.facts().corruptions(Corruption.INEXACT_RANGE);
    findings.expectNone("exact ranges", "inexact ones", wrong);
  }
}
