package luosim.fleet;

import java.util.Arrays;

/**
 * The answers given at the present instant, in order: enough to say whether a host, had it not run
 * ahead, would have been through its own events of this instant by now.
 *
 * <p>At one instant the least host index goes first. So a host was through as soon as a host with a
 * greater index answered after it got its last order; only answers and the fleet's own events,
 * which come before all hosts, lead to orders, therefore no other event needs to be known. Of each
 * run of answers only those are kept that no later one exceeds, so the greatest since any moment is
 * found by bisection.
 */
final class Instant {
  private long timeNs = -1;
  private long serial;
  private long[] serials = new long[16];
  private int[] hosts = new int[16];
  private int size;

  /** A moment: all answers so far lie before it. */
  long moment() {
    return serial;
  }

  void answered(long nowNs, int host) {
    if (nowNs != timeNs) {
      timeNs = nowNs;
      size = 0;
    }
    while (size > 0 && hosts[size - 1] <= host) {
      size--;
    }
    if (size == serials.length) {
      serials = Arrays.copyOf(serials, 2 * size);
      hosts = Arrays.copyOf(hosts, 2 * size);
    }
    serials[size] = ++serial;
    hosts[size] = host;
    size++;
  }

  /**
   * Whether a host in flight is through its events of this instant.
   *
   * @param lastOrderNs when it got its last order
   * @param lastOrder the moment of that order
   */
  boolean through(long nowNs, int host, long lastOrderNs, long lastOrder) {
    if (nowNs != timeNs) {
      return false;
    }
    int low = 0;
    if (lastOrderNs == nowNs) {
      int high = size;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (serials[middle] > lastOrder) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
    }
    return low < size && hosts[low] > host;
  }
}
