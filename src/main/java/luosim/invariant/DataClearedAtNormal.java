package luosim.invariant;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import luosim.luo.Operation;

/**
 * An attempt starts from nothing: at normal no participant has data, and none gets any at the entry
 * of prepare.
 *
 * <p>Source: spec invariants A.
 */
final class DataClearedAtNormal implements Invariant {
  @Override public String id() {
    return "I6";
  }

  @Override public String sentence() {
    return "At state normal every participant's data are 0, and a prepare is given 0.";
  }

  @Override public Set<Moment> moments() {
    return EnumSet.of(Moment.EVENT_ENDED, Moment.ROLLBACK_ENDED);
  }

  @Override public Set<Evidence> wants() {
    return EnumSet.of(Evidence.DATA);
  }

  @Override public Optional<SessionReading> onSessions() {
    return Optional.of(SessionReading
        .of(
            "A preserve is given 0, and an FLB without users has no data.",
            DataClearedAtNormal::checkSessions,
            Moment.REQUEST_ENDED, Moment.ROLLBACK_ENDED)
        .wanting(Evidence.DATA));
  }

  @Override public void check(Moment moment, Ledger ledger, World world, Findings findings) {
    long given = ledger.facts().dataAtPrepare();
    if (moment == Moment.EVENT_ENDED && given != 0) {
      findings.violated("0 at the entry of prepare", "data", given);
    }
    boolean idle = moment == Moment.ROLLBACK_ENDED || finished(ledger);
    if (idle && findings.knows(world, Evidence.DATA)) {
      int stale = stale(world);
      findings.expectNone("no data at normal", "participants with data", stale);
    }
  }

  private static boolean finished(Ledger ledger) {
    return ledger.operation() == Operation.FINISH && ledger.result() == 0;
  }

  private static int stale(World world) {
    int stale = 0;
    for (int index = 0; index < world.files(); index++) {
      stale += world.fileData(index) != 0 ? 1 : 0;
    }
    for (int index = 0; index < world.subsystems(); index++) {
      stale += world.subsystemData(index) != 0 ? 1 : 0;
    }
    return stale;
  }

  private static void checkSessions(Moment moment, SessionLedger ledger, SessionWorld world,
      Findings findings) {
    int given = ledger.facts().dataAtPreserve;
    if (moment == Moment.REQUEST_ENDED && given > 0) {
      findings.violated("0 at the entry of preserve", "preserves given data", given);
    }
    if (moment == Moment.ROLLBACK_ENDED && ledger.counts().holders == 0
        && findings.knows(world, Evidence.DATA)) {
      int stale = world.flbsWithStaleData();
      findings.expectNone("no data without users", "FLBs with data", stale);
    }
  }
}
