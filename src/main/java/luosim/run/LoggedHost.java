package luosim.run;

import java.util.ArrayList;
import java.util.List;
import luosim.fleet.HostRecord;
import luosim.fleet.MachineHost;
import luosim.fleet.UpdatableHost;
import luosim.host.AttemptEnd;
import luosim.host.Fallback;

/**
 * A host that notes the orders it is given and their places among its own events: all that it takes to run it
 * again alone.
 */
final class LoggedHost implements UpdatableHost {
  private final MachineHost host;
  private final OrderBook book;

  LoggedHost(MachineHost host, OrderBook book) {
    this.host = host;
    this.book = book;
  }

  /** The orders of the host that is open, in order. */
  static final class OrderBook {
    private final List<ReplayToken.Order> orders = new ArrayList<>();
    private long steps;

    void clear() {
      orders.clear();
      steps = 0;
    }

    void add(long timeNs, ReplayToken.Order.Kind kind) {
      orders.add(new ReplayToken.Order(timeNs, kind, steps));
    }

    List<ReplayToken.Order> orders() {
      return List.copyOf(orders);
    }
  }

  @Override public void open(int index) {
    book.clear();
    host.open(index);
  }

  @Override public void start(long timeNs) {
    book.add(timeNs, ReplayToken.Order.Kind.START);
    host.start(timeNs);
  }

  @Override public void orderCancel(long timeNs) {
    book.add(timeNs, ReplayToken.Order.Kind.CANCEL);
    host.orderCancel(timeNs);
  }

  @Override public void fallBack(long timeNs, Fallback how) {
    boolean drain = how == Fallback.DRAIN;
    book.add(timeNs, drain ? ReplayToken.Order.Kind.DRAIN : ReplayToken.Order.Kind.REBOOT);
    host.fallBack(timeNs, how);
  }

  @Override public void crashAtRest(long timeNs) {
    book.add(timeNs, ReplayToken.Order.Kind.CRASH);
    host.crashAtRest(timeNs);
  }

  @Override public boolean busy() {
    return host.busy();
  }

  @Override public long nextTimeNs() {
    return host.nextTimeNs();
  }

  @Override public void step() {
    book.steps++;
    host.step();
  }

  @Override public AttemptEnd end() {
    return host.end();
  }

  @Override public boolean runsNewKernel() {
    return host.runsNewKernel();
  }

  @Override public boolean serving() {
    return host.serving();
  }

  @Override public void discard() {
    host.discard();
  }

  @Override public HostRecord retire() {
    return host.retire();
  }
}
