package luosim.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import luosim.stats.Interval;
import org.junit.jupiter.api.Test;

/**
 * Merging replications must lose no sample, and an interval must be taken over replications, never
 * over VMs.
 */
final class CampaignMeasuresTest {
  private static MeasureSummary summary(List<MeasureSummary> all, String name) {
    return all.stream().filter(one -> one.view().text().equals(name)).findFirst().orElseThrow();
  }

  @Test void samplesOfAllReplicationsAreOneDistributionWithOneMeanOverReplications() {
    List<MeasureSummary> all = new MadeUpMeasures(Metered.model(), 3)
        .add(0, "blackout", 10, 1, 0)
        .add(0, "blackout", 30, 2, 0)
        .add(1, "blackout", 40, 1, 1)
        .add(2, "blackout", 60, 1, 1)
        .summaries();
    MeasureSummary blackout = summary(all, "blackout");
    assertThat(blackout.samples().count()).isEqualTo(4);
    assertThat(blackout.samples().meanFinite()).isEqualTo(35);
    // Means of the replications are 20, 40 and 60: 40 plus or minus 4.303 times 20 over the root of 3.
    Interval mean = blackout.mean().orElseThrow();
    assertThat(mean.lower()).isBetween(-9.7, -9.6);
    assertThat(mean.upper()).isBetween(89.6, 89.7);
    assertThat(blackout.quantiles().get(0).valueNs().getAsLong()).isEqualTo(30);
    assertThat(blackout.quantiles().get(0).exemplar()).contains(new Exemplar(30, 0, 2, 1, 0));
    assertThat(blackout.quantiles().get(4).valueNs().getAsLong()).isEqualTo(60);
  }

  @Test void aQuantileThatFallsOnALostSampleHasNoNumberNoIntervalAndAnExample() {
    List<MeasureSummary> all = new MadeUpMeasures(Metered.model(), 2)
        .add(0, "blackout", 10, 1, 0)
        .add(1, "blackout", Exemplar.LOST, 3, 1)
        .summaries();
    MeasureSummary.QuantileSummary p99 = summary(all, "blackout").quantiles().get(2);
    assertThat(p99.valueNs()).isEmpty();
    assertThat(p99.interval()).isEmpty();
    assertThat(p99.exemplar()).contains(new Exemplar(Exemplar.LOST, 1, 3, 1, 1));
    assertThat(summary(all, "blackout").mean()).isEmpty();
  }

  @Test void aMeasureWithoutSamplesIsNotShown() {
    List<MeasureSummary> all =
        new MadeUpMeasures(Metered.model(), 1).add(0, "patched", 5, 1, -1).summaries();
    assertThat(all).extracting(one -> one.view().text()).containsExactly("patched");
  }
}
