package luosim.invariant;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import luosim.luo.Errno;
import luosim.luo.Operation;
import luosim.luo.Row;
import luosim.luo.Stop;

/**
 * A participant that only one of the two kernels knows is reported and does no harm.
 *
 * <p>Source: spec invariants D.
 *
 * <p>With sessions one unknown file keeps the whole device shut, which counts; so does a panic over
 * what a kernel of the same kind left.
 */
final class StrangersDoNoHarm implements Invariant {
  @Override public String id() {
    return "I33";
  }

  @Override public String sentence() {
    return "A received participant unknown here is reported, and one that is new here causes no "
        + "failure.";
  }

  @Override public Set<Moment> moments() {
    return EnumSet.of(Moment.STOPPED);
  }

  @Override public Optional<SessionReading> onSessions() {
    return Optional.of(SessionReading
        .of(
            "A received participant unknown here is reported alone, and what a kernel of the same "
                + "kind left stops nobody.",
            StrangersDoNoHarm::checkSessions,
            Moment.STOPPED, Moment.REQUEST_ENDED));
  }

  @Override public void check(Moment moment, Ledger ledger, World world, Findings findings) {
    boolean inFinish = ledger.row() == Row.N4;
    boolean malformed = world.shows(Evidence.RECEIVED_FORM) && world.receivedMalformed();
    if (inFinish && !malformed && ledger.crossing().stop() == Stop.PANIC) {
      findings.violated("no panic over a subsystem that is new here", "panics", 1);
    }
  }

  private static void checkSessions(Moment moment, SessionLedger ledger, SessionWorld world,
      Findings findings) {
    if (ledger.befallen()) {
      return; // it may have been that
    }
    if (moment == Moment.STOPPED) {
      boolean received = ledger.crossing().booting() && ledger.crossing().handedOver();
      if (received && ledger.crossing().stop() == Stop.PANIC) {
        findings.violated("no panic over what the last kernel left", "panics", 1);
      }
    } else if (ledger.operation() == Operation.OPEN_DEVICE && ledger.result() == -Errno.EIO) {
      findings.violated("an error for the unknown file alone", "result", ledger.result());
    }
  }
}
