package luosim.run;

import java.util.List;
import luosim.scenario.Agent;
import luosim.scenario.Fault;
import luosim.scenario.Fleet;
import luosim.scenario.FleetEvent;
import luosim.scenario.HostClass;
import luosim.scenario.InvariantPolicy;
import luosim.scenario.Kernel;
import luosim.scenario.NextKernel;
import luosim.scenario.Rollout;
import luosim.scenario.Scenario;
import luosim.scenario.SubsystemCallbacks;
import luosim.scenario.TimingPlan;
import luosim.scenario.VmShape;

/** Copies of scenarios and host classes in which one thing is another. */
final class With {
  private With() {}

  static Scenario fleet(Scenario of, Fleet fleet) {
    return new Scenario(
        of.name(), of.seed(), of.replications(), of.protocol(), fleet, of.timing(), of.faults(), of.events(),
        of.rollout(), of.invariants(), of.budgets(), of.record(), of.inputs());
  }

  static Scenario seed(Scenario of, long seed) {
    return new Scenario(
        of.name(), seed, of.replications(), of.protocol(), of.fleet(), of.timing(), of.faults(), of.events(),
        of.rollout(), of.invariants(), of.budgets(), of.record(), of.inputs());
  }

  static Scenario timing(Scenario of, TimingPlan timing) {
    return new Scenario(
        of.name(), of.seed(), of.replications(), of.protocol(), of.fleet(), timing, of.faults(), of.events(),
        of.rollout(), of.invariants(), of.budgets(), of.record(), of.inputs());
  }

  static Scenario faults(Scenario of, List<Fault> faults) {
    return new Scenario(
        of.name(), of.seed(), of.replications(), of.protocol(), of.fleet(), of.timing(), faults, of.events(),
        of.rollout(), of.invariants(), of.budgets(), of.record(), of.inputs());
  }

  static Scenario events(Scenario of, List<FleetEvent> events) {
    return new Scenario(
        of.name(), of.seed(), of.replications(), of.protocol(), of.fleet(), of.timing(), of.faults(), events,
        of.rollout(), of.invariants(), of.budgets(), of.record(), of.inputs());
  }

  static Scenario rollout(Scenario of, Rollout rollout) {
    return new Scenario(
        of.name(), of.seed(), of.replications(), of.protocol(), of.fleet(), of.timing(), of.faults(),
        of.events(), rollout, of.invariants(), of.budgets(), of.record(), of.inputs());
  }

  /** Under another name, once, with every violation deciding. */
  static Scenario judged(Scenario of, String name) {
    var judge = new InvariantPolicy(InvariantPolicy.Judge.ALL, List.of(), 0);
    return new Scenario(
        name, of.seed(), 1, of.protocol(), of.fleet(), of.timing(), of.faults(), of.events(), of.rollout(),
        judge, List.of(), of.record(), of.inputs());
  }

  /** A host class that is being changed. */
  record Host(HostClass made) {
    Host vms(List<VmShape> vms) {
      return new Host(new HostClass(
          made.name(), made.weight(), made.cpus(), made.numaNodes(), made.memoryBytes(), made.fragmentation(),
          made.kernel(), made.agent(), made.subsystems(), made.callbacks(), made.next(), made.bare(), vms));
    }

    Host size(int cpus, int nodes, long bytes, double fragmentation) {
      return new Host(new HostClass(
          made.name(), made.weight(), cpus, nodes, bytes, fragmentation, made.kernel(), made.agent(),
          made.subsystems(), made.callbacks(), made.next(), made.bare(), made.vms()));
    }

    Host kernel(Kernel kernel) {
      return new Host(new HostClass(
          made.name(), made.weight(), made.cpus(), made.numaNodes(), made.memoryBytes(), made.fragmentation(),
          kernel, made.agent(), made.subsystems(), made.callbacks(), made.next(), made.bare(), made.vms()));
    }

    Host next(NextKernel next) {
      return new Host(new HostClass(
          made.name(), made.weight(), made.cpus(), made.numaNodes(), made.memoryBytes(), made.fragmentation(),
          made.kernel(), made.agent(), made.subsystems(), known(made.subsystems(), next), next, made.bare(),
          made.vms()));
    }

    Host agent(Agent agent) {
      return new Host(new HostClass(
          made.name(), made.weight(), made.cpus(), made.numaNodes(), made.memoryBytes(), made.fragmentation(),
          made.kernel(), agent, made.subsystems(), made.callbacks(), made.next(), made.bare(), made.vms()));
    }

    /** The next kernel has the same ones if it had them before. */
    Host subsystems(List<String> subsystems, boolean bare) {
      NextKernel old = made.next();
      List<String> behind = old.subsystems().equals(made.subsystems()) ? subsystems : old.subsystems();
      var next = new NextKernel(old.kho(), old.liveupdate(), behind, old.handlers());
      return new Host(new HostClass(
          made.name(), made.weight(), made.cpus(), made.numaNodes(), made.memoryBytes(), made.fragmentation(),
          made.kernel(), made.agent(), subsystems, known(subsystems, next), next, bare, made.vms()));
    }

    Host allCallbacks() {
      return new Host(new HostClass(
          made.name(), made.weight(), made.cpus(), made.numaNodes(), made.memoryBytes(), made.fragmentation(),
          made.kernel(), made.agent(), made.subsystems(), List.of(), made.next(), made.bare(), made.vms()));
    }

    /** Those of subsystems that are left. */
    private List<SubsystemCallbacks> known(List<String> subsystems, NextKernel next) {
      return made.callbacks().stream()
          .filter(one -> subsystems.contains(one.subsystem()) || next.subsystems().contains(one.subsystem()))
          .toList();
    }
  }
}
