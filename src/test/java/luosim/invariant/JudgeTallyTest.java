package luosim.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import luosim.luo.Row;
import org.junit.jupiter.api.Test;

/** What a tally says must never depend on the order in which hosts were added or tallies merged. */
final class JudgeTallyTest {
  private static JudgeTally one(int replication, int host, int attempt) {
    JudgeTally tally = new JudgeTally("rfc-v2");
    tally.add(0, Row.Z2, replication, host, attempt, "a", "b", host);
    tally.addCancels(CancelVerdict.CORRECT, 1);
    tally.states().add(host);
    return tally;
  }

  @Test void theFirstViolationIsTheOneWithTheSmallestPlace() {
    List<JudgeTally> parts = new ArrayList<>();
    for (int host = 0; host < 20; host++) {
      parts.add(one(host % 3 + 1, host, 1));
    }
    parts.add(one(1, 0, 2));
    Collections.shuffle(parts, new Random(4));
    JudgeTally all = new JudgeTally("rfc-v2");
    parts.forEach(all::merge);
    JudgeTally.Violations found = all.violations().get(0);
    assertThat(found.count()).isEqualTo(21);
    assertThat(found.first().replication()).isEqualTo(1);
    assertThat(found.first().host()).isZero();
    assertThat(found.first().attempt()).isEqualTo(1);
    assertThat(all.first(found.invariant(), Row.Z2)).contains(found.first());
    assertThat(all.first(found.invariant(), Row.Z3)).isEmpty();
    assertThat(all.violations(found.invariant())).isEqualTo(21);
    assertThat(all.cancels()).isEqualTo(new CancelCounts(21, 21, 0, 0, 0));
    assertThat(all.statesTried()).isEqualTo(20);
    assertThat(all.statesExact()).isTrue();
  }

  @Test void distinctStatesBeyondTheLimitAreEstimatedTheSameInAnyOrder() {
    DistinctStates forward = new DistinctStates();
    DistinctStates backward = new DistinctStates();
    int states = 50_000;
    for (int state = 0; state < states; state++) {
      forward.add(state);
      forward.add(state / 2);
      backward.add(states - 1 - state);
    }
    assertThat(forward.exact()).isFalse();
    assertThat(forward.count()).isEqualTo(backward.count()).isBetween(47_000L, 53_000L);
    DistinctStates merged = new DistinctStates();
    merged.merge(backward);
    merged.merge(forward);
    assertThat(merged.count()).isEqualTo(forward.count());
  }

  @Test void aFullSetThatMetNothingElseIsExact() {
    DistinctStates states = new DistinctStates();
    for (int round = 0; round < 2; round++) {
      for (int state = 0; state < 4096; state++) {
        states.add(state);
      }
    }
    assertThat(states.exact()).isTrue();
    assertThat(states.count()).isEqualTo(4096);
  }
}
