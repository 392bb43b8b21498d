package luosim.invariant;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import luosim.luo.Operation;

/**
 * A feature that is switched off does nothing.
 *
 * <p>Source: spec invariants C.
 */
final class SwitchedOffMeansOff implements Invariant {
  @Override public String id() {
    return "I38";
  }

  @Override public String sentence() {
    return "While the orchestrator is switched off, no request succeeds.";
  }

  @Override public Set<Moment> moments() {
    return EnumSet.of(Moment.EVENT_ENDED, Moment.REQUEST_ENDED);
  }

  @Override public Set<Evidence> needs() {
    return EnumSet.of(Evidence.OPTIONS);
  }

  @Override public Optional<SessionReading> onSessions() {
    return Optional.of(SessionReading
        .of(
            "While the orchestrator is switched off, no request succeeds.",
            SwitchedOffMeansOff::checkSessions,
            Moment.REQUEST_ENDED)
        .needing(Evidence.OPTIONS));
  }

  @Override public void check(Moment moment, Ledger ledger, World world, Findings findings) {
    boolean changes = isOurs(ledger.operation());
    if (changes && ledger.result() == 0 && !world.switchedOn()) {
      findings.violated("refusals while switched off", "result", 0);
    }
  }

  private static void checkSessions(Moment moment, SessionLedger ledger, SessionWorld world,
      Findings findings) {
    boolean changes = ledger.operation() != Operation.REBOOT;
    if (changes && ledger.result() == 0 && !world.switchedOn()) {
      findings.violated("refusals while switched off", "result", 0);
    }
  }

  /** Whether a request is one of the orchestrator that changes something; the handover has its own switch. */
  private static boolean isOurs(Operation operation) {
    return operation != Operation.GET_STATE
        && operation != Operation.REBOOT
        && operation != Operation.KHO_FINALIZE
        && operation != Operation.KHO_ABORT;
  }
}
