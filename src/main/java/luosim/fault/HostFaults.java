package luosim.fault;

import java.util.Arrays;
import luosim.host.Fate;
import luosim.host.Fates;
import luosim.host.Site;
import luosim.host.Situation;
import luosim.trace.TraceKind;
import luosim.trace.TraceSink;

/** The fates of one host under a plan. Pooled; deciding allocates nothing. */
final class HostFaults implements Fates {
  private static final int NO_FAULT = -1;

  private final FaultPlan plan;
  private final FaultState[] states;
  private final boolean[] concerned;
  private final int[] lastFired = new int[Site.values().length];
  private final FaultTally tally;
  private TraceSink sink = (kind, timeNs, host, subject, a, b, c) -> {};

  HostFaults(FaultPlan plan, FaultLuck luck) {
    this.plan = plan;
    int faults = plan.faults().size();
    states = new FaultState[faults];
    for (int i = 0; i < faults; i++) {
      states[i] = new FaultState(plan.fault(i), plan.role(i), luck);
    }
    concerned = new boolean[faults];
    tally = new FaultTally(faults);
  }

  void become(int host, TraceSink to) {
    sink = to;
    tally.clear();
    Arrays.fill(lastFired, NO_FAULT);
    for (int i = 0; i < states.length; i++) {
      states[i].become(host);
      concerned[i] = plan.concerns(i, host);
    }
  }

  FaultTally tally() {
    return tally;
  }

  @Override public boolean watches(Site site) {
    for (int fault : plan.at(site)) {
      if (concerned[fault]) {
        return true;
      }
    }
    return false;
  }

  @Override public void decide(Site site, Situation situation, long nominalNs, Fate fate) {
    for (int fault : plan.at(site)) {
      FaultSpec spec = plan.fault(fault);
      FaultState state = states[fault];
      if (concerned[fault] && state.fits(situation)) {
        boolean hit = state.hit(situation.attempt());
        if (state.reached()) {
          tally.reached(fault);
        }
        if (hit) {
          fires(fault, site, situation);
          if (fate.kind() == Fate.Kind.NONE) {
            lastFired[site.ordinal()] = fault;
            fill(fate, spec, state, nominalNs);
          } else {
            isMasked(fault, site, situation);
          }
        }
      }
    }
  }

  private void fires(int fault, Site site, Situation situation) {
    tally.fired(fault);
    int effect = plan.fault(fault).effect().kind().ordinal();
    sink.record(
        TraceKind.FAULT_FIRED, situation.nowNs(), situation.host(), fault, site.ordinal(), effect, 0);
  }

  private void isMasked(int fault, Site site, Situation situation) {
    tally.masked(fault);
    sink.record(TraceKind.FAULT_MASKED, situation.nowNs(), situation.host(), fault, site.ordinal(), 0, 0);
  }

  private static void fill(Fate fate, FaultSpec spec, FaultState state, long nominalNs) {
    long afterNs = afterNs(spec, state, nominalNs);
    spec.effect().befall(fate);
    if (spec.effect() instanceof FaultEffect.Delay delay) {
      fate.delay(state.ns(delay.lengthNs(), FaultLuck.Purpose.LENGTH));
    }
    fate.after(afterNs);
  }

  private static long afterNs(FaultSpec spec, FaultState state, long nominalNs) {
    if (spec.after() instanceof FaultAfter.Portion portion) {
      return StrictMath.round(nominalNs * portion.share());
    }
    if (spec.after() instanceof FaultAfter.Elapsed elapsed) {
      return state.ns(elapsed.ns(), FaultLuck.Purpose.AFTER);
    }
    return 0;
  }

  @Override public void masked(Site site, Situation situation) {
    int fault = lastFired[site.ordinal()];
    if (fault != NO_FAULT) {
      isMasked(fault, site, situation);
    }
  }
}
