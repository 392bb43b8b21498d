package luosim.fleet.policy;

import java.util.List;
import luosim.fleet.FleetPlan;
import luosim.fleet.RolloutControl;
import luosim.fleet.RolloutPolicy;
import luosim.fleet.Wave;

/**
 * Wave after wave: the rollout reaches as far as the wave says, waits until every host in reach has
 * an outcome, bakes, and goes on with the next wave.
 *
 * <p>A wave that reaches no further than the one before begins, bakes and ends all the same.
 */
final class WavesPolicy implements RolloutPolicy {
  private final List<Wave> waves;
  private final int hosts;
  private int wave = -1;
  private boolean baking;
  private long bakedNs;

  WavesPolicy(FleetPlan plan) {
    waves = plan.waves();
    hosts = plan.topology().hosts();
  }

  @Override public void decide(RolloutControl rollout) {
    if (wave < 0) {
      next(rollout);
    }
    while (wave < waves.size() && rollout.undecided() == 0) {
      if (!baking) {
        baking = true;
        bakedNs = rollout.nowNs() + waves.get(wave).bakeNs();
        rollout.bakeWave(wave);
      }
      if (rollout.nowNs() < bakedNs) {
        rollout.wakeAt(bakedNs);
        return;
      }
      rollout.endWave(wave);
      next(rollout);
    }
  }

  private void next(RolloutControl rollout) {
    wave++;
    baking = false;
    if (wave == waves.size()) {
      rollout.finish();
    } else {
      rollout.beginWave(wave, waves.get(wave).upTo().of(hosts));
    }
  }
}
