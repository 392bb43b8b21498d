package luosim.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import luosim.chance.Distribution;
import luosim.host.AgentPlan;
import luosim.host.HostClass;
import luosim.host.HostLimits;
import luosim.host.HostModel;
import luosim.host.HostTiming;
import luosim.host.KernelOptions;
import luosim.host.NextKernel;
import luosim.host.VmPlan;
import luosim.luo.Callback;
import luosim.scenario.Agent;
import luosim.scenario.Kernel;
import luosim.scenario.Scenario;
import luosim.scenario.SubsystemCallbacks;
import luosim.scenario.VmShape;
import luosim.spec.Timing;

/** Turns a scenario's host classes, timing and limits into the model that machines share. */
final class HostBinder {
  private static final int PAGE_SHIFT = 12;

  private HostBinder() {}

  /** The host model of a scenario. */
  static HostModel bind(Scenario scenario, LawBinder laws) {
    List<HostClass> classes = new ArrayList<>();
    for (var declared : scenario.fleet().hostClasses()) {
      classes.add(hostClass(declared));
    }
    var rollout = scenario.rollout();
    return new HostModel(
        scenario.protocol().from().word(),
        scenario.protocol().to().word(),
        classes,
        new HostLimits(rollout.prepareTimeoutNs(), rollout.pauseLimitNs()),
        timing(scenario, laws));
  }

  private static HostTiming timing(Scenario scenario, LawBinder laws) {
    Timing[] all = Timing.values();
    Distribution[] law = new Distribution[all.length];
    double[] scale = new double[all.length];
    for (Timing timing : all) {
      law[timing.ordinal()] = laws.bind(scenario.timing().law(timing));
      scale[timing.ordinal()] = scenario.timing().scale(timing);
    }
    return new HostTiming(law, scale, scenario.timing().hostSigma(), scenario.timing().rackSigma());
  }

  private static HostClass hostClass(luosim.scenario.HostClass declared) {
    List<VmPlan> vms = new ArrayList<>();
    for (VmShape shape : declared.vms()) {
      vms.add(
          new VmPlan(
              shape.name(),
              shape.countLeast(),
              shape.countMost(),
              shape.vcpus(),
              shape.memoryBytes(),
              Long.numberOfTrailingZeros(shape.pageBytes()) - PAGE_SHIFT,
              shape.memfds(),
              shape.vfio(),
              shape.migratable()));
    }
    return new HostClass(
        declared.name(),
        declared.cpus(),
        declared.numaNodes(),
        declared.memoryBytes(),
        declared.fragmentation(),
        kernel(declared.kernel()),
        agent(declared.agent()),
        vms,
        declared.subsystems(),
        callbacks(declared.callbacks()),
        next(declared.next()));
  }

  private static KernelOptions kernel(Kernel declared) {
    return new KernelOptions(
        declared.deferredPages(),
        declared.parallelCpus(),
        declared.deviceShutdown() == Kernel.DeviceShutdown.ASYNC,
        declared.hugetlb(),
        declared.khoDebug(),
        declared.liveupdate(),
        declared.flbAtBoot(),
        declared.flbOfAll(),
        declared.otherPages());
  }

  /** What each subsystem that lacks callbacks has, as bits. */
  private static SortedMap<String, Integer> callbacks(List<SubsystemCallbacks> declared) {
    SortedMap<String, Integer> all = new TreeMap<>();
    for (SubsystemCallbacks one : declared) {
      int bits = 0;
      for (String word : one.callbacks()) {
        bits |= Callback.valueOf(word.toUpperCase(Locale.ROOT)).bit();
      }
      all.put(one.subsystem(), bits);
    }
    return all;
  }

  private static NextKernel next(luosim.scenario.NextKernel declared) {
    return new NextKernel(declared.kho(), declared.liveupdate(), declared.subsystems(), declared.handlers());
  }

  private static AgentPlan agent(Agent declared) {
    var after = declared.afterFreezeFailure();
    return new AgentPlan(
        declared.workers(), after.cancel(), after.rebootAgain(), after.resumeOnly(),
        declared.keepsSessions());
  }
}
