package luosim.run;

import java.util.ArrayDeque;

/** Records of hosts that are not in use; as many are made as hosts are in flight at once. */
final class WatchedHosts {
  private final ReplicationTotals totals;
  private final Campaign.Progress progress;
  private final ArrayDeque<WatchedHost> free = new ArrayDeque<>();

  WatchedHosts(ReplicationTotals totals, Campaign.Progress progress) {
    this.totals = totals;
    this.progress = progress;
  }

  synchronized WatchedHost take() {
    return free.isEmpty() ? new WatchedHost(totals, this, progress) : free.pop();
  }

  synchronized void give(WatchedHost host) {
    free.push(host);
  }
}
