package luosim.run;

import java.util.stream.IntStream;

/**
 * Hosts of the first replication whose orders are always kept: a hundred, spread over the fleet, so that
 * anybody can run some hosts again alone and compare their streams, whether results name them or not.
 */
public final class SpotChecks {
  private static final int HOSTS = 100;
  private static final int ODD = 7_919;

  private SpotChecks() {}

  /** Their indexes, rising; all hosts of a small fleet. */
  public static int[] of(int hosts) {
    int stride = Math.max(1, hosts / HOSTS);
    return IntStream.range(0, Math.min(hosts, HOSTS))
        .map(place -> place * stride + (int) ((long) place * ODD % stride))
        .toArray();
  }
}
