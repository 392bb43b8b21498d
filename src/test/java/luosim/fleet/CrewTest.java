package luosim.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import luosim.engine.LimitReachedException;
import luosim.engine.RunEnding;
import luosim.host.AttemptEnd;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Who runs a host, and when, must never show; and a rollout never ends while a helper still runs one of its
 * hosts.
 */
final class CrewTest {
  /** Helpers that take what is offered, in order. */
  private static final class Helpers extends ThreadPoolExecutor implements Crew {
    Helpers(int threads) {
      super(threads, threads, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
      prestartAllCoreThreads();
    }

    @Override public int helpers() {
      return getPoolSize();
    }

    @Override public void offer(Runnable task) {
      execute(task);
    }

    @Override public void await() {
      Thread.onSpinWait();
    }
  }

  private final Helpers helpers = new Helpers(3);

  @AfterEach void dismiss() {
    helpers.shutdownNow();
  }

  @Test void helpersChangeNothing() {
    for (long seed = 1; seed <= 1_500; seed++) {
      ScriptedFleet reference = new RandomFleet(seed).fleet().runOnOneList();
      ScriptedFleet helped = new RandomFleet(seed).fleet();
      helped.crew = helpers;
      helped.runAhead(seed % 2 == 0 ? 0 : 5);
      assertThat(helped.story()).as("fleet of seed %s", seed).isEqualTo(reference.story());
      assertThat(helped.hashes).as("hosts of seed %s", seed).isEqualTo(reference.hashes);
      assertThat(helped.commitOrder).as("seed %s", seed).isEqualTo(reference.commitOrder);
      assertThat(helped.open).as("seed %s", seed).isEmpty();
    }
    assertThat(helpers.getCompletedTaskCount()).isPositive();
  }

  @Test void whatEndsAHelpersRunEndsTheRollout() {
    FleetPlan plan = Plans.rack(50).max(20).plan();
    ScriptedFleet fleet = new ScriptedFleet(plan, Script.always(AttemptEnd.UPDATED, 1, 1, 1, 1));
    fleet.crew = helpers;
    fleet.limits = new FleetLimits(Long.MAX_VALUE, 3, Long.MAX_VALUE - 1);
    assertThatThrownBy(() -> fleet.runAhead(0)).isInstanceOf(LimitReachedException.class);
  }

  @Test void aRolloutThatIsCutShortLeavesNoHostRunning() {
    for (int round = 0; round < 50; round++) {
      FleetPlan plan = Plans.rack(50).max(20).plan();
      ScriptedFleet fleet = new ScriptedFleet(plan,
          (host, attempt) -> Script.Attempt.of(AttemptEnd.UPDATED, 10 + host, 5, 5, 5, 5, 5));
      fleet.crew = helpers;
      fleet.limits = new FleetLimits(Long.MAX_VALUE, 1_000, 40 + round);
      assertThat(fleet.runAhead(0).ending).isEqualTo(RunEnding.TIME_LIMIT);
      assertThat(fleet.open).isEmpty();
    }
  }
}
