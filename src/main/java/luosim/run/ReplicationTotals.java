package luosim.run;

import java.util.Arrays;
import java.util.BitSet;
import luosim.fleet.FleetPlan;
import luosim.host.HostModel;
import luosim.host.VmFate;
import luosim.invariant.JudgeTally;
import luosim.metrics.FleetMeter;
import luosim.metrics.ReplicationMeasures;
import luosim.metrics.RowSink;
import luosim.trace.StreamHash;

/**
 * What one replication adds up to, host by host. Not thread-safe: hosts are committed one after the other.
 */
final class ReplicationTotals {
  private final int replication;
  private final HostModel model;
  private final ReplicationMeasures measures;
  private final FleetMeter rollout;
  private final JudgeTally judged;
  private final RowSink rows;
  private final StreamHash fleetHash = new StreamHash();
  private final long[] hostHashes;
  private final long[] vmFates = new long[VmFate.values().length];
  private final int[] checked;
  private final BitSet committed = new BitSet();
  private final KeptOrders orders = new KeptOrders(this::name);
  private long callbacks;
  private long attempts;

  ReplicationTotals(Bound bound, int replication, RowSink rows) {
    this.replication = replication;
    this.model = bound.hosts();
    this.judged = new JudgeTally(bound.scenario().protocol().from().word());
    this.rows = rows;
    FleetPlan plan = bound.fleet();
    int hosts = plan.topology().hosts();
    measures = new ReplicationMeasures(model, replication);
    rollout = new FleetMeter(hosts, plan.maxUnavailable().fleet().of(hosts));
    checked = SpotChecks.of(hosts);
    hostHashes = new long[hosts];
    Arrays.fill(hostHashes, new StreamHash().value());
  }

  void committed(WatchedHost host, int attemptsMade) {
    committed.set(host.host());
    orders.add(replication, host.host(), host.orders());
    hostHashes[host.host()] = host.streamHash();
    callbacks += host.callbacks();
    attempts += attemptsMade;
    for (int vm = 0; vm < host.vms(); vm++) {
      vmFates[host.fate(vm).ordinal()]++;
    }
  }

  /** Whether a host came to an outcome of its own. */
  boolean isCommitted(int host) {
    return committed.get(host);
  }

  /** Counts the VMs of a host that the rollout did not reach. */
  void untouched(int vms) {
    vmFates[VmFate.UNTOUCHED.ordinal()] += vms;
  }

  int replication() {
    return replication;
  }

  HostModel model() {
    return model;
  }

  ReplicationMeasures measures() {
    return measures;
  }

  FleetMeter rollout() {
    return rollout;
  }

  JudgeTally judged() {
    return judged;
  }

  RowSink rows() {
    return rows;
  }

  StreamHash fleetHash() {
    return fleetHash;
  }

  /** Hash of each host's stream, by index. */
  long[] hostHashes() {
    return hostHashes;
  }

  /** VMs by fate. */
  long[] vmFates() {
    return vmFates;
  }

  private void name(KeptOrders.Named taker) {
    measures.exemplars(sample -> taker.host(replication, sample.host()));
    rollout.examples(host -> taker.host(replication, host));
    judged.examples(taker::host);
    for (int place = 0; place < checked.length && replication == 0; place++) {
      taker.host(replication, checked[place]);
    }
  }

  /** The orders of hosts that results name. */
  KeptOrders orders() {
    return orders;
  }

  long callbacks() {
    return callbacks;
  }

  long attempts() {
    return attempts;
  }
}
