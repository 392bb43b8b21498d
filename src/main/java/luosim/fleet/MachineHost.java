package luosim.fleet;

import luosim.host.AttemptEnd;
import luosim.host.Fallback;
import luosim.host.Fates;
import luosim.host.Machine;
import luosim.trace.TraceSink;

/** A machine as a host of a fleet, with the fates that befall it and those who watch it. */
public final class MachineHost implements UpdatableHost {
  private final Machine machine;
  private final FleetPlan plan;
  private final long seed;
  private final int replication;
  private final FatesSource source;
  private final Observers observers;
  private Fates fates = Fates.NONE;
  private int host;

  /**
   * A machine for the hosts of one replication.
   *
   * @param machine holds any host or none
   */
  public MachineHost(
      Machine machine,
      FleetPlan plan,
      long seed,
      int replication,
      FatesSource source,
      Observers observers) {
    this.machine = machine;
    this.plan = plan;
    this.seed = seed;
    this.replication = replication;
    this.source = source;
    this.observers = observers;
  }

  @Override public void open(int host) {
    this.host = host;
    int rack = plan.topology().rackOf(host);
    int zone = plan.topology().zoneOf(rack);
    int hostClass = plan.classes().classOf(host);
    TraceSink sink = observers.opened(host, machine);
    fates = source.open(host, hostClass, sink);
    machine.install(seed, replication, host, zone, rack, hostClass, fates, sink);
  }

  @Override public void start(long timeNs) {
    machine.start(timeNs);
  }

  @Override public void orderCancel(long timeNs) {
    machine.orderCancel(timeNs);
  }

  @Override public void fallBack(long timeNs, Fallback how) {
    machine.fallBack(timeNs, how);
  }

  @Override public void crashAtRest(long timeNs) {
    machine.crashAtRest(timeNs);
  }

  @Override public boolean busy() {
    return machine.busy();
  }

  @Override public long nextTimeNs() {
    return machine.nextTimeNs();
  }

  @Override public void step() {
    machine.step();
  }

  @Override public AttemptEnd end() {
    return machine.end();
  }

  @Override public boolean runsNewKernel() {
    return machine.runsNewKernel();
  }

  @Override public boolean serving() {
    return machine.serving();
  }

  @Override public void discard() {
    source.discarded(host, fates);
    observers.discarded(host, machine);
  }

  @Override public HostRecord retire() {
    return new Retired(source, observers.retired(host, machine), host, fates);
  }

  /** A machine's host that is retired, with the fates that befell it. */
  private record Retired(FatesSource source, HostRecord watched, int host, Fates fates)
      implements HostRecord {

    @Override public void discard() {
      source.discarded(host, fates);
      watched.discard();
    }

    @Override public void commit(Outcome outcome, HostKernel kernel, int attempts, long timeNs) {
      source.committed(host, fates);
      watched.commit(outcome, kernel, attempts, timeNs);
    }
  }
}
