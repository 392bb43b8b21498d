package luosim.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Running ahead must never show: the fleet's events, each host's own events and all outcomes are
 * those of one global list, whatever happens and however many things happen at the same instant.
 */
final class ExecutionsAgreeTest {
  private static final int FLEETS = 6_000;

  @Test void runningAheadGivesTheTracesOfOneList() {
    Map<Outcome, Integer> seen = new EnumMap<>(Outcome.class);
    Map<RolloutEnd, Integer> ends = new EnumMap<>(RolloutEnd.class);
    int rerun = 0;
    for (long seed = 1; seed <= FLEETS; seed++) {
      ScriptedFleet reference = new RandomFleet(seed).fleet().runOnOneList();
      for (int kept : new int[] {0, 1, Integer.MAX_VALUE}) {
        ScriptedFleet ahead = new RandomFleet(seed).fleet().runAhead(kept);
        assertThat(ahead.story()).as("fleet of seed %s", seed).isEqualTo(reference.story());
        assertThat(ahead.events.events()).as("seed %s", seed).isEqualTo(reference.events.events());
        assertThat(ahead.hashes).as("hosts of seed %s", seed).isEqualTo(reference.hashes);
        assertThat(ahead.commitOrder).as("seed %s", seed).isEqualTo(reference.commitOrder);
        assertThat(ahead.outcomes()).as("seed %s", seed).isEqualTo(reference.outcomes());
        assertThat(ahead.ending).as("seed %s", seed).isEqualTo(reference.ending);
        assertThat(ahead.open).as("seed %s", seed).isEmpty();
        rerun += kept == Integer.MAX_VALUE ? ahead.discards : 0;
      }
      reference.outcomes().forEach(outcome -> seen.merge(outcome, 1, Integer::sum));
      ends.merge(end(reference), 1, Integer::sum);
    }
    assertThat(seen).as("outcomes met").hasSize(Outcome.values().length - 1);
    assertThat(ends).as("endings met").hasSize(RolloutEnd.values().length);
    assertThat(rerun).as("hosts run again because of an order").isGreaterThan(1_000);
  }

  private static RolloutEnd end(ScriptedFleet fleet) {
    var events = fleet.events.events();
    return RolloutEnd.values()[(int) events.get(events.size() - 1).a()];
  }
}
