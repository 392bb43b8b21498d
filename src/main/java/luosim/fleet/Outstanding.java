package luosim.fleet;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * The hosts that have an order and no answer yet, as far as the rollout knows: those that were offered, in
 * the order of their orders, and the few that somebody has taken.
 *
 * <p>Orders come in time order, so among hosts that nobody has taken the first one is the one that has come
 * least far, and no search goes through the others.
 */
final class Outstanding {
  private final ArrayDeque<HostInFlight> offered = new ArrayDeque<>();
  private final List<HostInFlight> taken = new ArrayList<>();
  private long reachedNs;

  /** A host got an order. */
  void add(HostInFlight host) {
    offered.add(host);
  }

  /** A host is not outstanding any more. */
  void remove(HostInFlight host) {
    if (!taken.remove(host)) {
      offered.remove(host);
    }
  }

  /** A host whose run is over, taken out; there is one. */
  HostInFlight takeDone() {
    for (int i = taken.size() - 1; i >= 0; i--) {
      if (taken.get(i).errand.isDone()) {
        HostInFlight done = taken.get(i);
        int last = taken.size() - 1;
        taken.set(i, taken.get(last));
        taken.remove(last);
        return done;
      }
    }
    throw new IllegalStateException("no host is done");
  }

  /** Whether the run of a host that was taken is over. */
  boolean anyDone() {
    while (!offered.isEmpty() && !offered.peek().errand.waits()) {
      taken.add(offered.poll());
    }
    for (int i = 0; i < taken.size(); i++) {
      if (taken.get(i).errand.isDone()) {
        return true;
      }
    }
    return false;
  }

  boolean isEmpty() {
    return offered.isEmpty() && taken.isEmpty();
  }

  /** Whether nobody has taken the first host that was offered. */
  boolean anyOffered() {
    return !offered.isEmpty() && offered.peek().errand.waits();
  }

  /** The host that was offered first. */
  HostInFlight firstOffered() {
    return offered.peek();
  }

  /**
   * The host that has come least far; there is one. How far it had come is kept as it was read: helpers go on
   * meanwhile, and a second look could show it beyond others that were ahead of it before.
   */
  HostInFlight earliest() {
    HostInFlight earliest = firstWaiting();
    for (int i = 0; i < taken.size(); i++) {
      long itsNs = taken.get(i).errand.reachedNs();
      if (itsNs < reachedNs) {
        earliest = taken.get(i);
        reachedNs = itsNs;
      }
    }
    return earliest;
  }

  /** The first host that nobody had taken when it was looked at, or else any. */
  private HostInFlight firstWaiting() {
    while (!offered.isEmpty()) {
      HostInFlight first = offered.peek();
      reachedNs = first.errand.reachedNs();
      if (first.errand.waits()) {
        return first;
      }
      taken.add(offered.poll());
    }
    reachedNs = taken.get(0).errand.reachedNs();
    return taken.get(0);
  }

  /** How far that host had come: no outstanding host answers before. */
  long reachedNs() {
    return reachedNs;
  }

  /** Every host, to be dealt with one after the other; afterwards none is outstanding. */
  List<HostInFlight> removeAll() {
    List<HostInFlight> all = new ArrayList<>(offered);
    all.addAll(taken);
    offered.clear();
    taken.clear();
    return all;
  }
}
