package luosim.run;

import luosim.fleet.HostRecord;
import luosim.fleet.Observers;
import luosim.host.Machine;
import luosim.invariant.Judge;
import luosim.invariant.MachineWorld;
import luosim.invariant.World;
import luosim.metrics.HostMeter;
import luosim.trace.StreamHash;
import luosim.trace.TraceKind;
import luosim.trace.TraceSink;

/**
 * Those who watch one machine: hash, judge and meter of the host that it is at present. What they saw of a
 * host goes into a record, which counts once the host is committed.
 */
final class HostWatch implements Observers, TraceSink {
  private final int replication;
  private final WatchedHosts records;
  private final StreamHash hash = new StreamHash();
  private final Judge judge = new Judge();
  private final World world;
  private final LoggedHost.OrderBook book;
  private final boolean judged;
  private WatchedHost record;
  private HostMeter meter;

  /**
   * Watchers of a machine.
   *
   * @param judged whether the oracle is among them
   */
  HostWatch(int replication, WatchedHosts records, Machine machine, LoggedHost.OrderBook book,
      boolean judged) {
    this.replication = replication;
    this.records = records;
    this.book = book;
    this.judged = judged;
    world = MachineWorld.of(machine);
    record = records.take();
    meter = record.meter;
  }

  @Override public TraceSink opened(int host, Machine machine) {
    hash.reset();
    meter.begin();
    judge.begin(replication, host, world, record.judgement);
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

  @Override public HostRecord retired(int host, Machine machine) {
    if (judged) {
      judge.retire();
    }
    WatchedHost full = record;
    full.note(machine, hash.value(), book.orders());
    record = records.take();
    meter = record.meter;
    return full;
  }
}
