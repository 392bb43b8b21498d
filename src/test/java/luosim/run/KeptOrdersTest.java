package luosim.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Orders that a result names must never be dropped, and what is kept must not grow with the fleet. */
final class KeptOrdersTest {
  private static List<ReplayToken.Order> start(long timeNs) {
    return List.of(new ReplayToken.Order(timeNs, ReplayToken.Order.Kind.START, 0));
  }

  @Test void whatIsNamedStaysAndTheRestGoes() {
    TreeSet<Integer> named = new TreeSet<>();
    KeptOrders orders = new KeptOrders(taker -> named.forEach(host -> taker.host(0, host)));
    int most = 0;
    for (int host = 0; host < 100_000; host++) {
      if (host % 1_000 == 0) {
        named.add(host);
      }
      orders.add(0, host, start(host));
      most = Math.max(most, orders.size());
    }
    for (int host : named) {
      assertThat(orders.of(0, host)).as("host %s", host).contains(start(host));
    }
    assertThat(most).isLessThanOrEqualTo(4_096);
    assertThat(orders.of(0, 1)).isEmpty();
  }

  @Test void hostsOfDifferentReplicationsAreNotMixedUp() {
    KeptOrders first = new KeptOrders(taker -> {});
    KeptOrders second = new KeptOrders(taker -> {});
    KeptOrders all = new KeptOrders(taker -> {});
    first.add(0, 7, start(1));
    second.add(1, 7, start(2));
    all.addAll(first);
    all.addAll(second);
    assertThat(all.of(0, 7)).contains(start(1));
    assertThat(all.of(1, 7)).contains(start(2));
    assertThat(all.of(2, 7)).isEmpty();
  }
}
