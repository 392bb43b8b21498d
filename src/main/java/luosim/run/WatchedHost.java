package luosim.run;

import java.util.List;
import luosim.fleet.HostKernel;
import luosim.fleet.HostRecord;
import luosim.fleet.Outcome;
import luosim.host.Machine;
import luosim.host.VmFate;
import luosim.invariant.CancelVerdict;
import luosim.invariant.Judgement;
import luosim.metrics.Exemplar;
import luosim.metrics.HostMeter;
import luosim.metrics.MeteredHost;
import luosim.metrics.RowSink;

/**
 * What the watchers of one host saw, until it is committed to the totals of its replication or thrown away:
 * its meter, its judgement and a few facts, some kilobytes in all. Pooled.
 */
final class WatchedHost implements HostRecord, MeteredHost {
  private final ReplicationTotals totals;
  private final WatchedHosts pool;
  private final Campaign.Progress progress;
  final HostMeter meter = new HostMeter();
  final Judgement judgement = new Judgement();
  private int host;
  private int hostClass;
  private int vms;
  private int[] shapes = new int[8];
  private VmFate[] fates = new VmFate[8];
  private long callbacks;
  private long events;
  private long streamHash;
  private List<ReplayToken.Order> orders = List.of();

  WatchedHost(ReplicationTotals totals, WatchedHosts pool, Campaign.Progress progress) {
    this.totals = totals;
    this.pool = pool;
    this.progress = progress;
  }

  /** Notes what the machine knows, which will be another host from now on. */
  void note(Machine machine, long hash, List<ReplayToken.Order> ordered) {
    host = machine.host();
    hostClass = machine.hostClass();
    vms = machine.vms();
    if (vms > shapes.length) {
      shapes = new int[machine.vms()];
      fates = new VmFate[machine.vms()];
    }
    for (int vm = 0; vm < vms; vm++) {
      shapes[vm] = machine.shape(vm);
      fates[vm] = machine.vmFate(vm);
    }
    callbacks = machine.callbacks();
    events = machine.events();
    streamHash = hash;
    orders = ordered;
  }

  @Override public void discard() {
    pool.give(this);
  }

  @Override public void commit(Outcome outcome, HostKernel kernel, int attempts, long timeNs) {
    long patchedNs = kernel == HostKernel.NEW ? timeNs : Exemplar.LOST;
    meter.commit(
        totals.measures(), totals.rollout().timeline(), totals.rows(), totals.model(), this, patchedNs,
        attempt -> judgement.verdict(attempt).map(CancelVerdict::text).orElse(""));
    judgement.addTo(totals.judged());
    totals.committed(this, attempts);
    progress.hostDone();
    if (totals.rows() != RowSink.NONE) {
      totals
          .rows()
          .host(
              new RowSink.HostRow(
                  totals.replication(), host, totals.model().classes().get(hostClass).name(),
                  outcome.text(), kernel.text(), attempts, timeNs, vms, streamHash));
    }
    pool.give(this);
  }

  @Override public int host() {
    return host;
  }

  @Override public int hostClass() {
    return hostClass;
  }

  @Override public int vms() {
    return vms;
  }

  @Override public int shape(int vm) {
    return shapes[vm];
  }

  VmFate fate(int vm) {
    return fates[vm];
  }

  long callbacks() {
    return callbacks;
  }

  /** Events of the host's own list that took place. */
  long events() {
    return events;
  }

  long streamHash() {
    return streamHash;
  }

  /** The orders that it got. */
  List<ReplayToken.Order> orders() {
    return orders;
  }
}
