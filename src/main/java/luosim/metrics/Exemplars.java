package luosim.metrics;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A sample for each region of a distribution, so that any quantile can name a host that shows it.
 *
 * <p>A region is a sixty-fourth of a power of two, so that a distribution has a few hundred at most. Of
 * several samples in one region the first is kept; samples come in the order of replications and commits,
 * which is always the same.
 */
public final class Exemplars {
  private static final int STEPS_BITS = 6;

  private final TreeMap<Integer, Exemplar> byRegion = new TreeMap<>();

  /** Whether a sample of this value would be new here; asked first, so that most samples cost nothing. */
  boolean lacks(long valueNs) {
    return !byRegion.containsKey(region(valueNs));
  }

  void add(Exemplar sample) {
    byRegion.putIfAbsent(region(sample.valueNs()), sample);
  }

  void merge(Exemplars later) {
    for (Map.Entry<Integer, Exemplar> entry : later.byRegion.entrySet()) {
      byRegion.putIfAbsent(entry.getKey(), entry.getValue());
    }
  }

  /** The exemplar nearest to a value from above, else from below; empty if there is no sample. */
  public Optional<Exemplar> near(long valueNs) {
    Map.Entry<Integer, Exemplar> at = byRegion.ceilingEntry(region(valueNs));
    if (at == null) {
      at = byRegion.floorEntry(region(valueNs));
    }
    return Optional.ofNullable(at).map(Map.Entry::getValue);
  }

  private static int region(long valueNs) {
    if (valueNs == Exemplar.LOST) {
      return Integer.MAX_VALUE;
    }
    int magnitude = Long.SIZE - Long.numberOfLeadingZeros(Math.max(1, valueNs));
    int step = magnitude > STEPS_BITS + 1 ? (int) (valueNs >>> magnitude - 1 - STEPS_BITS) : (int) valueNs;
    return magnitude << 16 | step;
  }
}
