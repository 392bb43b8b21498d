package luosim.metrics;

/**
 * One sample that stands for others near it, with what it takes to run its host again.
 *
 * @param valueNs its value, ns; {@link #LOST} for one without an end
 * @param replication from 0
 * @param host index from 0
 * @param attempt from 1; 0 where no attempt is meant
 * @param vm index within the host, or -1 where the host is meant
 */
public record Exemplar(long valueNs, int replication, int host, int attempt, int vm) {
  /** The value of a sample that never ended. */
  public static final long LOST = Long.MAX_VALUE;
}
