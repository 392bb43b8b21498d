package luosim.invariant;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import luosim.luo.Operation;

/**
 * Malformed data of the previous kernel end in a panic or an error, never in use.
 *
 * <p>Source: spec invariants D.
 *
 * <p>With sessions the header and the chain of sessions are read at boot, where only a panic is
 * possible, and files when the device is opened.
 */
final class MalformedIsRefused implements Invariant {
  @Override public String id() {
    return "I32";
  }

  @Override public String sentence() {
    return "Malformed received data never result in silent use.";
  }

  @Override public Set<Moment> moments() {
    return EnumSet.of(Moment.REQUEST_ENDED, Moment.EVENT_ENDED);
  }

  @Override public Set<Evidence> wants() {
    return EnumSet.of(Evidence.RECEIVED_FORM);
  }

  @Override public Optional<SessionReading> onSessions() {
    return Optional.of(SessionReading
        .of(
            "Malformed received data end in a panic or in a device that never opens.",
            MalformedIsRefused::checkSessions,
            Moment.REQUEST_ENDED)
        .needing(Evidence.RECEIVED_FORM));
  }

  @Override public void check(Moment moment, Ledger ledger, World world, Findings findings) {
    boolean restores = ledger.operation() == Operation.FD_RESTORE;
    boolean uses = restores || ledger.operation() == Operation.FINISH;
    if (uses && ledger.result() == 0 && malformed(world, restores, findings)) {
      findings.violated("an error or a panic on malformed data", "result", ledger.result());
    }
  }

  private static boolean malformed(World world, boolean restores, Findings findings) {
    return findings.knows(world, Evidence.RECEIVED_FORM)
        && (restores ? world.receivedFilesMalformed() : world.receivedMalformed());
  }

  private static void checkSessions(Moment moment, SessionLedger ledger, SessionWorld world,
      Findings findings) {
    boolean uses = ledger.operation() == Operation.OPEN_DEVICE && ledger.result() == 0;
    if (uses && world.receivedMalformed()) {
      findings.violated("an error or a panic on malformed data", "devices opened", 1);
    }
  }
}
