package luosim.invariant;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import luosim.luo.LuoState;

/**
 * The map that the next kernel reads is the preserved set, bit by bit.
 *
 * <p>Source: spec invariants B.
 */
final class MapIsSound implements Invariant {
  @Override public String id() {
    return "I36";
  }

  @Override public String sentence() {
    return "At a jump at frozen the bits reachable from the chunk list are the preserved set, in "
        + "ascending order, no page twice.";
  }

  @Override public Set<Moment> moments() {
    return EnumSet.of(Moment.JUMPED);
  }

  @Override public Set<Evidence> needs() {
    return EnumSet.of(Evidence.MAP);
  }

  @Override public Optional<SessionReading> onSessions() {
    return Optional.of(SessionReading
        .of(
            "At a jump the keys in the tree are the preserved set, and its nodes those that lead "
                + "to them.",
            MapIsSound::checkSessions,
            Moment.JUMPED)
        .needing(Evidence.MAP));
  }

  @Override public void check(Moment moment, Ledger ledger, World world, Findings findings) {
    if (ledger.state() == LuoState.FROZEN && !world.mapSound()) {
      findings.violated("the map equal to the preserved set", "equal", 0);
    }
  }

  private static void checkSessions(Moment moment, SessionLedger ledger, SessionWorld world,
      Findings findings) {
    if (ledger.crossing().handedOver() && !world.mapSound()) {
      findings.violated("the tree equal to the preserved set", "equal", 0);
    }
  }
}
