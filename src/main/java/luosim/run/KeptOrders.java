package luosim.run;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The orders of the hosts that somebody may want to run again alone: those that results name as examples.
 *
 * <p>A result may name any host until a better example comes, so the orders of each host are taken in, and
 * whenever there are twice as many as results named the last time, the others are dropped. So memory follows
 * what results name, not the fleet.
 */
final class KeptOrders {
  private static final int SWEEP_FROM = 4096;

  private final TreeMap<Long, List<ReplayToken.Order>> orders = new TreeMap<>();
  private final Consumer<Named> results;
  private int sweepAt = SWEEP_FROM;

  /**
   * No orders yet.
   *
   * @param results tells every host that results name at present
   */
  KeptOrders(Consumer<Named> results) {
    this.results = results;
  }

  /** Takes the names of hosts. */
  interface Named {
    void host(int replication, int host);
  }

  void add(int replication, int host, List<ReplayToken.Order> given) {
    orders.put(key(replication, host), given);
    if (orders.size() >= sweepAt) {
      sweep();
    }
  }

  /** Adds what is left of another replication's. */
  void addAll(KeptOrders others) {
    orders.putAll(others.orders);
    if (orders.size() >= sweepAt) {
      sweep();
    }
  }

  private void sweep() {
    Set<Long> named = new TreeSet<>();
    results.accept((replication, host) -> named.add(key(replication, host)));
    orders.keySet().retainAll(named);
    sweepAt = Math.max(SWEEP_FROM, 2 * orders.size());
  }

  /** The orders of a host; empty if it got none or nobody named it. */
  Optional<List<ReplayToken.Order>> of(int replication, int host) {
    return Optional.ofNullable(orders.get(key(replication, host)));
  }

  int size() {
    return orders.size();
  }

  private static long key(int replication, int host) {
    return (long) replication << Integer.SIZE | host;
  }
}
