package luosim.run;

import java.util.List;
import luosim.fault.PlannedFaults;
import luosim.fleet.FatesSource;
import luosim.fleet.HostRecord;
import luosim.fleet.MachineHost;
import luosim.fleet.Observers;
import luosim.host.Fallback;
import luosim.host.Machine;
import luosim.invariant.Judge;
import luosim.invariant.JudgeTally;
import luosim.invariant.MachineWorld;
import luosim.trace.StreamHash;
import luosim.trace.TraceSink;

/** One host of a campaign run again alone, from the orders that the fleet gave it. */
public final class HostRerun {
  /** Far more events than any host has; a rerun that reaches it is a defect. */
  private static final long STEPS_MAX = 100_000_000;

  private HostRerun() {}

  /**
   * What a rerun came to.
   *
   * @param streamHash of the host's trace; equal to the one in the campaign
   * @param judged violations and cancels of this host
   */
  public record Result(long streamHash, JudgeTally judged) {}

  /** Runs a host again; its trace goes to the sink as well. */
  public static Result run(
      Bound bound, int replication, int host, List<ReplayToken.Order> orders, TraceSink sink) {
    var faults = new PlannedFaults(bound.faults(), bound.scenario().seed(), replication);
    return run(bound, replication, host, orders, sink, faults);
  }

  /** The same under fates from somewhere else. */
  static Result run(
      Bound bound, int replication, int host, List<ReplayToken.Order> orders, TraceSink sink,
      FatesSource faults) {
    if (host < 0 || host >= bound.fleet().topology().hosts()) {
      throw new IllegalArgumentException(
          "rerun: the fleet has hosts 0 to " + (bound.fleet().topology().hosts() - 1) + ", found " + host);
    }
    StreamHash hash = new StreamHash();
    Judge judge = new Judge();
    Machine machine = new Machine(bound.hosts());
    Observers observers =
        new Observers() {
          @Override public TraceSink opened(int index, Machine opened) {
            judge.begin(replication, index, MachineWorld.of(opened));
            return hash.and(judge).and(sink);
          }

          @Override public void discarded(int index, Machine discarded) {}

          @Override public HostRecord retired(int index, Machine done) {
            throw new IllegalStateException("a host that is run again alone is not committed");
          }
        };
    MachineHost again =
        new MachineHost(machine, bound.fleet(), bound.scenario().seed(), replication, faults, observers);
    again.open(host);
    long steps = 0;
    for (ReplayToken.Order order : orders) {
      while (steps < order.after()) {
        again.step();
        steps++;
      }
      give(again, order);
    }
    while (again.busy() && again.nextTimeNs() != Long.MAX_VALUE && steps++ < STEPS_MAX) {
      again.step();
    }
    JudgeTally judged = new JudgeTally(bound.scenario().protocol().from().word());
    judge.commit(judged);
    return new Result(hash.value(), judged);
  }

  private static void give(MachineHost host, ReplayToken.Order order) {
    switch (order.kind()) {
      case START -> host.start(order.timeNs());
      case CANCEL -> host.orderCancel(order.timeNs());
      case DRAIN -> host.fallBack(order.timeNs(), Fallback.DRAIN);
      case REBOOT -> host.fallBack(order.timeNs(), Fallback.REBOOT);
      case CRASH -> host.crashAtRest(order.timeNs());
    }
  }
}
