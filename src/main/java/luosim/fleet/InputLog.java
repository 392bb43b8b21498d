package luosim.fleet;

import java.util.Arrays;
import luosim.host.Fallback;

/**
 * The orders that one host got, with their instants and their places among the host's own events:
 * all that it takes to run the host again.
 *
 * <p>The place matters only at the instant of the order: before or after the host's own events of
 * that instant.
 */
final class InputLog {
  /** More orders than any plan gives one host; a log that reaches it is a defect. */
  private static final int ORDERS_MAX = 1_000_000;

  private static final int FIRST_CAPACITY = 4;

  /** A kind of order. */
  enum Order {
    START,
    CANCEL,
    DRAIN,
    REBOOT,
    CRASH
  }

  private static final Order[] ORDERS = Order.values();

  private long[] times = new long[FIRST_CAPACITY];

  /**
   * The order in the upper bits, in the lowest bit 1 if it comes after the host's own events of its
   * instant.
   */
  private byte[] orders = new byte[FIRST_CAPACITY];

  private int size;

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  void add(Order order, long timeNs, boolean afterOwn) {
    if (size == times.length) {
      if (size >= ORDERS_MAX) {
        throw new IllegalStateException("one host got " + size + " orders; the rollout does not end with it");
      }
      times = Arrays.copyOf(times, 2 * size);
      orders = Arrays.copyOf(orders, 2 * size);
    }
    times[size] = timeNs;
    orders[size] = (byte) (order.ordinal() << 1 | (afterOwn ? 1 : 0));
    size++;
  }

  long timeNs(int index) {
    return times[index];
  }

  boolean afterOwn(int index) {
    return (orders[index] & 1) != 0;
  }

  /** Gives a logged order to a host that stands where it stood when it got it. */
  void give(int index, UpdatableHost host) {
    give(ORDERS[orders[index] >> 1], times[index], host);
  }

  static void give(Order order, long timeNs, UpdatableHost host) {
    switch (order) {
      case START -> host.start(timeNs);
      case CANCEL -> host.orderCancel(timeNs);
      case DRAIN -> host.fallBack(timeNs, Fallback.DRAIN);
      case REBOOT -> host.fallBack(timeNs, Fallback.REBOOT);
      case CRASH -> host.crashAtRest(timeNs);
    }
  }
}
