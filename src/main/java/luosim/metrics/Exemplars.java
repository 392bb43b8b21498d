package luosim.metrics;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A sample for each region of a distribution, so that any quantile can name a host that shows it.
 *
 * <p>A region is a sixty-fourth of a power of two, so that a distribution has a few hundred at most. Of
 * several samples in one region the greatest is kept, so that the last one is the maximum itself,
 * and of equal ones the first; samples come in the order of replications and commits, which is
 * always the same.
 */
public final class Exemplars {
  private static final int STEPS_BITS = 6;

  /** The greatest sample of each region, null where there is none; as long as the greatest one met needs. */
  private Exemplar[] byRegion = {};

  private Optional<Exemplar> lost = Optional.empty();

  /** Whether a sample of this value would be kept; asked first, so that most samples cost nothing. */
  boolean wants(long valueNs) {
    if (valueNs == Exemplar.LOST) {
      return lost.isEmpty();
    }
    int region = Steps.of(valueNs, STEPS_BITS);
    return region >= byRegion.length || byRegion[region] == null || valueNs > byRegion[region].valueNs();
  }

  void add(Exemplar sample) {
    if (!wants(sample.valueNs())) {
      return; // an earlier one is as great
    }
    if (sample.valueNs() == Exemplar.LOST) {
      lost = Optional.of(sample);
      return;
    }
    int region = Steps.of(sample.valueNs(), STEPS_BITS);
    if (region >= byRegion.length) {
      byRegion = Arrays.copyOf(byRegion, Math.max(region + 1, 2 * byRegion.length));
    }
    byRegion[region] = sample;
  }

  /** Adds those of a later replication. */
  void merge(Exemplars later) {
    later.forEach(this::add);
  }

  /** Gives every sample that is kept. */
  void forEach(Consumer<Exemplar> taker) {
    for (Exemplar kept : byRegion) {
      if (kept != null) {
        taker.accept(kept);
      }
    }
    lost.ifPresent(taker);
  }

  /** The exemplar nearest to a value from above, else from below; empty if there is no sample. */
  public Optional<Exemplar> near(long valueNs) {
    int region = valueNs == Exemplar.LOST ? byRegion.length : Steps.of(valueNs, STEPS_BITS);
    for (int at = region; at < byRegion.length; at++) {
      if (byRegion[at] != null) {
        return Optional.of(byRegion[at]);
      }
    }
    if (lost.isPresent()) {
      return lost;
    }
    for (int at = Math.min(region, byRegion.length) - 1; at >= 0; at--) {
      if (byRegion[at] != null) {
        return Optional.of(byRegion[at]);
      }
    }
    return Optional.empty();
  }
}
