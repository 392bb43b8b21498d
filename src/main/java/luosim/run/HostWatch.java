package luosim.run;

import luosim.fleet.HostKernel;
import luosim.fleet.Observers;
import luosim.fleet.Outcome;
import luosim.host.Machine;
import luosim.invariant.Judge;
import luosim.invariant.MachineWorld;
import luosim.invariant.World;
import luosim.metrics.Exemplar;
import luosim.metrics.HostMeter;
import luosim.metrics.RowSink;
import luosim.trace.StreamHash;
import luosim.trace.TraceKind;
import luosim.trace.TraceSink;

/**
 * Those who watch one machine: hash, judge and meter of the host that it holds. What they saw of a host
 * counts once the host is committed.
 */
final class HostWatch implements Observers, TraceSink {
  private final ReplicationTotals totals;
  private final Campaign.Progress progress;
  private final StreamHash hash = new StreamHash();
  private final HostMeter meter = new HostMeter();
  private final Judge judge = new Judge();
  private final World world;
  private final LoggedHost.OrderBook book;
  private final boolean judged;

  HostWatch(ReplicationTotals totals, Campaign.Progress progress, Machine machine,
      LoggedHost.OrderBook book, boolean judged) {
    this.book = book;
    this.judged = judged;
    this.world = MachineWorld.of(machine);
    this.progress = progress;
    this.totals = totals;
  }

  @Override public TraceSink opened(int host, Machine machine) {
    hash.reset();
    meter.begin();
    if (judged) {
      judge.begin(totals.replication(), host, world);
    }
    return this;
  }

  @Override public void record(TraceKind kind, long timeNs, int host, int subject, long a, long b, long c) {
    hash.record(kind, timeNs, host, subject, a, b, c);
    meter.record(kind, timeNs, host, subject, a, b, c);
    if (judged) {
      judge.record(kind, timeNs, host, subject, a, b, c);
    }
  }

  @Override public void discarded(int host, Machine machine) {
    judge.discard();
  }

  @Override public void committed(
      int host, Machine machine, Outcome outcome, HostKernel kernel, int attempts, long timeNs) {
    if (judged) {
      judge.finish();
    }
    long patchedNs = kernel == HostKernel.NEW ? timeNs : Exemplar.LOST;
    meter.commit(
        totals.measures(), totals.rollout().timeline(), totals.rows(), totals.model(), machine, patchedNs,
        attempt -> judge.verdict(attempt).map(verdict -> verdict.text()).orElse(""));
    if (judged) {
      judge.commit(totals.judged());
    }
    totals.committed(machine, hash.value(), attempts, book.orders());
    progress.hostDone();
    if (totals.rows() != RowSink.NONE) {
      totals
          .rows()
          .host(
              new RowSink.HostRow(
                  totals.replication(), host, totals.model().classes().get(machine.hostClass()).name(),
                  outcome.text(), kernel.text(), attempts, timeNs, machine.vms(), hash.value()));
    }
  }
}
