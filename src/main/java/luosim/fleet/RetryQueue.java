package luosim.fleet;

import java.util.Arrays;
import luosim.engine.Check;

/** Hosts whose backoff is over, in the order it ended; a ring of ints. */
final class RetryQueue {
  private int[] hosts = new int[16];
  private int first;
  private int size;

  int size() {
    return size;
  }

  void add(int host) {
    if (size == hosts.length) {
      int[] grown = Arrays.copyOf(hosts, 2 * size);
      System.arraycopy(hosts, first, grown, 0, size - first);
      System.arraycopy(hosts, 0, grown, size - first, first);
      hosts = grown;
      first = 0;
    }
    hosts[(first + size++) & (hosts.length - 1)] = host;
  }

  int remove() {
    Check.that(size > 0, "a queue that gives a host holds one");
    int host = hosts[first];
    first = first + 1 & hosts.length - 1;
    size--;
    return host;
  }
}
