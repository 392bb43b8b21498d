package luosim.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import luosim.chance.Constant;
import luosim.fault.FaultAfter;
import luosim.fault.FaultEffect;
import luosim.fault.FaultMatch;
import luosim.fault.FaultPlan;
import luosim.fault.FaultPoints;
import luosim.fault.FaultSpec;
import luosim.fault.Per;
import luosim.fault.Recurs;
import luosim.fault.Request;
import luosim.fleet.FleetPlan;
import luosim.host.Fate;
import luosim.host.HostClass;
import luosim.host.HostModel;
import luosim.host.Site;
import luosim.scenario.After;
import luosim.scenario.Fault;
import luosim.scenario.Scenario;

/** Turns a scenario's faults into a plan of what goes wrong. */
final class FaultBinder {
  private final LawBinder laws;
  private final HostModel hosts;

  private FaultBinder(LawBinder laws, HostModel hosts) {
    this.laws = laws;
    this.hosts = hosts;
  }

  /** The fault plan of a scenario. */
  static FaultPlan bind(Scenario scenario, LawBinder laws, HostModel hosts, FleetPlan fleet) {
    FaultBinder binder = new FaultBinder(laws, hosts);
    List<FaultSpec> specs = new ArrayList<>();
    for (Fault fault : scenario.faults()) {
      specs.add(binder.spec(fault));
    }
    return new FaultPlan(specs, fleet.topology(), fleet.classes());
  }

  private FaultSpec spec(Fault fault) {
    Site site =
        FaultPoints.site(fault.at())
            .orElseThrow(
                () -> new IllegalArgumentException(
                    "fault " + fault.name() + ": hosts have no " + fault.at().id()));
    return new FaultSpec(
        fault.name(),
        site,
        match(fault.match()),
        effect(fault.effect()),
        fault.probability(),
        per(fault.per()),
        recurs(fault.recurs()),
        after(fault.after()),
        fault.meanTimeNs().isPresent()
            ? OptionalDouble.of(fault.meanTimeNs().getAsLong())
            : OptionalDouble.empty());
  }

  private FaultMatch match(luosim.scenario.FaultMatch declared) {
    return new FaultMatch(
        declared.handler(),
        declared.subsystem(),
        declared.zone(),
        declared.rack(),
        declared.host(),
        declared.hostClass().map(this::place).orElse(OptionalInt.empty()),
        declared.attempt(),
        declared.occurrence().isPresent()
            ? Optional.of(new Constant(declared.occurrence().getAsInt()))
            : Optional.empty(),
        declared.kernel().map(side -> side == luosim.scenario.FaultMatch.Side.NEW),
        declared.during().map(FaultBinder::request));
  }

  private OptionalInt place(String hostClass) {
    List<HostClass> classes = hosts.classes();
    for (int i = 0; i < classes.size(); i++) {
      if (classes.get(i).name().equals(hostClass)) {
        return OptionalInt.of(i);
      }
    }
    throw new IllegalArgumentException("no host class is named " + hostClass);
  }

  private static Request request(luosim.scenario.FaultMatch.Request declared) {
    return switch (declared) {
      case PRESERVE -> Request.PRESERVE;
      case UNPRESERVE -> Request.UNPRESERVE;
      case PREPARE -> Request.PREPARE;
      case FREEZE -> Request.FREEZE;
      case CANCEL -> Request.CANCEL;
      case REBOOT -> Request.REBOOT;
      case RETRIEVE -> Request.RETRIEVE;
      case FINISH -> Request.FINISH;
    };
  }

  private FaultEffect effect(luosim.scenario.FaultEffect declared) {
    if (declared instanceof luosim.scenario.FaultEffect.ReturnError error) {
      return new FaultEffect.Failure(error.errno().number());
    }
    if (declared instanceof luosim.scenario.FaultEffect.Delay delay) {
      return new FaultEffect.Delay(laws.bind(delay.law()));
    }
    if (declared instanceof luosim.scenario.FaultEffect.Hang hang) {
      boolean forever = hang.ns() == luosim.scenario.FaultEffect.Hang.FOREVER;
      return new FaultEffect.Hang(forever ? Fate.FOREVER : hang.ns());
    }
    if (declared instanceof luosim.scenario.FaultEffect.Requests requests) {
      return new FaultEffect.Requests(requests.asks());
    }
    if (declared instanceof luosim.scenario.FaultEffect.Malformed tree) {
      return new FaultEffect.Tree(tree.form());
    }
    if (declared instanceof luosim.scenario.FaultEffect.Ranges ranges) {
      return new FaultEffect.Ranges(ranges.form());
    }
    return new FaultEffect.Crash();
  }

  private FaultAfter after(After declared) {
    if (declared instanceof After.Portion portion) {
      return portion.share() == 0 ? new FaultAfter.Beginning() : new FaultAfter.Portion(portion.share());
    }
    return new FaultAfter.Elapsed(laws.bind(((After.Elapsed) declared).law()));
  }

  private static Per per(Fault.Per declared) {
    return switch (declared) {
      case CALL -> Per.CALL;
      case ATTEMPT -> Per.ATTEMPT;
      case HOST -> Per.HOST;
      case ROLLOUT -> Per.ROLLOUT;
    };
  }

  private static Recurs recurs(Fault.Recurs declared) {
    return switch (declared) {
      case REDRAWN -> Recurs.REDRAWN;
      case HOST -> Recurs.HOST;
      case ONCE -> Recurs.ONCE;
      case ALWAYS -> Recurs.ALWAYS;
    };
  }
}
