package luosim.metrics;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

  private final TreeMap<Integer, Exemplar> byRegion = new TreeMap<>();

  /** Whether a sample of this value would be kept; asked first, so that most samples cost nothing. */
  boolean wants(long valueNs) {
    Exemplar kept = byRegion.get(region(valueNs));
    return kept == null || valueNs > kept.valueNs();
  }

  void add(Exemplar sample) {
    byRegion.merge(region(sample.valueNs()), sample, Exemplars::greater);
  }

  /** Adds those of a later replication. */
  void merge(Exemplars later) {
    later.byRegion.values().forEach(this::add);
  }

  /** Gives every sample that is kept. */
  void forEach(Consumer<Exemplar> taker) {
    byRegion.values().forEach(taker);
  }

  /** The earlier of equal ones. */
  private static Exemplar greater(Exemplar earlier, Exemplar later) {
    return later.valueNs() > earlier.valueNs() ? later : earlier;
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
