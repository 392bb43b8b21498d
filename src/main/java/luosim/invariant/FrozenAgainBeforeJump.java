package luosim.invariant;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import luosim.luo.Row;

/**
 * What was frozen for a jump that did not happen is frozen again before the next one.
 *
 * <p>In between the system ran on, and what a freeze handed over may have changed. Source: spec
 * invariants C.
 */
final class FrozenAgainBeforeJump implements Invariant {
  @Override public String id() {
    return "I16";
  }

  @Override public String sentence() {
    return "If the jump does not follow a freeze, a later jump freezes again or is refused.";
  }

  @Override public Set<Moment> moments() {
    return EnumSet.of(Moment.JUMPED);
  }

  @Override public Optional<SessionReading> onSessions() {
    return Optional.of(SessionReading
        .of(
            "If the jump does not follow a freeze, a later jump freezes again or is refused.",
            FrozenAgainBeforeJump::checkSessions,
            Moment.JUMPED));
  }

  @Override public void check(Moment moment, Ledger ledger, World world, Findings findings) {
    Roster roster = ledger.roster();
    int frozen = 0;
    for (int slot = 0; slot < roster.size(); slot++) {
      frozen += roster.frozen(slot) ? 1 : 0;
    }
    if (frozen > 0 && ledger.rebootsAllowed() > 1) {
      findings.violated(
          Row.K3, "a freeze before each jump", "reboots after one freeze", ledger.rebootsAllowed());
    }
  }

  private static void checkSessions(Moment moment, SessionLedger ledger, SessionWorld world,
      Findings findings) {
    int frozen = 0;
    for (int index = 0; index < ledger.roster().size(); index++) {
      frozen += ledger.roster().at(index).frozen() ? 1 : 0;
    }
    if (frozen > 0 && ledger.counts().rebootsAllowed > 1) {
      findings.violated("a freeze before each jump", "reboots after one freeze",
          ledger.counts().rebootsAllowed);
    }
  }
}
