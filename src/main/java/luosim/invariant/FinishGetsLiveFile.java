package luosim.invariant;

import java.util.EnumSet;
import java.util.Set;
import luosim.host.Corruption;

/**
 * Finish gets no file, or one that still exists.
 *
 * <p>Source: spec invariants D.
 */
final class FinishGetsLiveFile implements Invariant {
  @Override public String id() {
    return "I26";
  }

  @Override public String sentence() {
    return "The file passed to finish is none, or one on which the orchestrator holds a reference.";
  }

  @Override public Set<Moment> moments() {
    return EnumSet.of(Moment.EVENT_ENDED);
  }

  @Override public void check(Moment moment, Ledger ledger, World world, Findings findings) {
    int freed = ledger.facts().corruptions(Corruption.FREED_FILE);
    if (freed > 0) {
      findings.violated("finish given live files", "freed files", freed);
    }
  }
}
