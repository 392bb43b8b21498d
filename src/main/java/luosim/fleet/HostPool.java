package luosim.fleet;

import java.util.ArrayDeque;
import java.util.function.Supplier;

/** Hosts that are not in use; as many are made as are in use at once. */
public final class HostPool {
  private final Supplier<? extends UpdatableHost> maker;
  private final ArrayDeque<UpdatableHost> free = new ArrayDeque<>();
  private int made;

  /** An empty pool. */
  public HostPool(Supplier<? extends UpdatableHost> maker) {
    this.maker = maker;
  }

  synchronized UpdatableHost take() {
    if (free.isEmpty()) {
      made++;
      return maker.get();
    }
    return free.pop();
  }

  synchronized void give(UpdatableHost host) {
    free.push(host);
  }

  /** How many hosts were made so far: the most that were in use at once. */
  public synchronized int made() {
    return made;
  }
}
