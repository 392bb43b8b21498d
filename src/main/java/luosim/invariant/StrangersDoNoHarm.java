package luosim.invariant;

import java.util.EnumSet;
import java.util.Set;
import luosim.luo.Row;
import luosim.luo.Stop;

/**
 * A participant that only one of the two kernels knows is reported and does no harm.
 *
 * <p>Source: spec invariants D.
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

  @Override public void check(Moment moment, Ledger ledger, World world, Findings findings) {
    boolean inFinish = ledger.row() == Row.N4;
    if (inFinish && ledger.crossing().stop() == Stop.PANIC) {
      findings.violated("no panic over a subsystem that is new here", "panics", 1);
    }
  }
}
