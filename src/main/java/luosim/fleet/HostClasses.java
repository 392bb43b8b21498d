package luosim.fleet;

import java.util.List;

/**
 * Which host class each host of a fleet has, apportioned by weight.
 *
 * <p>The counts are exact: each class gets the whole part of its quota, and the hosts that are left
 * go to the largest remainders, earlier classes first. The classes are mixed evenly through the
 * host order by a walk over the hosts with a stride near the golden section, so that every rack has
 * about the fleet's mixture. Nothing is drawn and nothing is stored per host.
 */
public final class HostClasses {
  /** The largest weight; keeps products within a long. */
  public static final long WEIGHT_MAX = 1_000_000_000;

  private static final int CLASSES_MAX = 1_000;
  private static final long GOLDEN_MILLIONTHS = 618_034;

  private final List<String> names;
  private final int[] ends;
  private final int hosts;
  private final long stride;

  /**
   * The classes of a fleet.
   *
   * @param names of the classes, at least one
   * @param weights of the classes in the same order, 0 to {@link #WEIGHT_MAX}, not all 0
   * @param hosts of the fleet, at least 1
   */
  public HostClasses(List<String> names, List<Long> weights, int hosts) {
    if (names.isEmpty() || names.size() > CLASSES_MAX || names.size() != weights.size() || hosts < 1) {
      throw new IllegalArgumentException("host classes: expected 1 to " + CLASSES_MAX
          + " classes with a weight each and a host or more, found " + names.size() + " names, "
          + weights.size() + " weights, " + hosts + " hosts");
    }
    this.names = List.copyOf(names);
    this.hosts = hosts;
    this.ends = apportion(weights, hosts);
    this.stride = stride(hosts);
  }

  /** A fleet of one class. */
  public static HostClasses single(String name, int hosts) {
    return new HostClasses(List.of(name), List.of(1L), hosts);
  }

  private static int[] apportion(List<Long> weights, int hosts) {
    long sum = 0;
    for (long weight : weights) {
      if (weight < 0 || weight > WEIGHT_MAX) {
        throw new IllegalArgumentException(
            "host classes: a weight must be 0 to " + WEIGHT_MAX + ", found " + weight);
      }
      sum += weight;
    }
    if (sum == 0) {
      throw new IllegalArgumentException("host classes: all weights are 0, one must be above");
    }
    int[] counts = new int[weights.size()];
    long[] remainders = new long[weights.size()];
    int left = hosts;
    for (int i = 0; i < counts.length; i++) {
      counts[i] = (int) (hosts * weights.get(i) / sum);
      remainders[i] = hosts * weights.get(i) % sum;
      left -= counts[i];
    }
    for (; left > 0; left--) {
      int best = largest(remainders);
      counts[best]++;
      remainders[best] = -1;
    }
    return cumulated(counts);
  }

  private static int largest(long[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[best]) {
        best = i;
      }
    }
    return best;
  }

  private static int[] cumulated(int[] counts) {
    int[] ends = new int[counts.length];
    int end = 0;
    for (int i = 0; i < counts.length; i++) {
      end += counts[i];
      ends[i] = end;
    }
    return ends;
  }

  private static long stride(int hosts) {
    long stride = Math.max(1, hosts * GOLDEN_MILLIONTHS / 1_000_000);
    while (commonDivisor(stride, hosts) != 1) {
      stride++;
    }
    return stride;
  }

  private static long commonDivisor(long a, long b) {
    return b == 0 ? a : commonDivisor(b, a % b);
  }

  /** The names of the classes, in order. */
  public List<String> names() {
    return names;
  }

  /** How many hosts the classes are for. */
  public int hosts() {
    return hosts;
  }

  /** The class of a host, as its place in {@link #names}. */
  public int classOf(int host) {
    long place = host * stride % hosts;
    int found = 0;
    while (ends[found] <= place) {
      found++;
    }
    return found;
  }

  /** How many hosts have a class. */
  public int count(int hostClass) {
    return hostClass == 0 ? ends[0] : ends[hostClass] - ends[hostClass - 1];
  }
}
