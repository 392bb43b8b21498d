package luosim.fault;

import luosim.chance.Stream;
import luosim.fleet.HostKernel;
import luosim.fleet.RestHazards;
import luosim.host.Site;
import luosim.trace.TraceKind;
import luosim.trace.TraceSink;

/**
 * The faults of a plan that strike hosts at rest, as one sequence of candidates.
 *
 * <p>Each fault is a Poisson process over the hosts that it concerns: the time to the next
 * candidate is exponential with the mean time divided by their number, and each of them is as
 * likely. So no host needs a timer of its own. Candidates come from a stream keyed by their number
 * alone; whether one counts depends on the condition of its host then.
 */
final class PlannedHazards implements RestHazards {
  /**
   * Candidates of one fault; a fault that reaches it strikes no more, long after any limit on
   * events.
   */
  private static final int CANDIDATES_MAX = Integer.MAX_VALUE - 1;

  private final FaultPlan plan;
  private final FaultLuck luck;
  private final FaultTally tally;
  private final TraceSink sink;
  private final int[] faults;
  private final long[] nextNs;
  private final int[] hosts;
  private final int[] candidates;
  private final double[] spacingNs;
  private int first;

  PlannedHazards(FaultPlan plan, FaultLuck luck, FaultTally tally, TraceSink sink) {
    this.plan = plan;
    this.luck = luck;
    this.tally = tally;
    this.sink = sink;
    faults = plan.atRest();
    nextNs = new long[faults.length];
    hosts = new int[faults.length];
    candidates = new int[faults.length];
    spacingNs = new double[faults.length];
    for (int i = 0; i < faults.length; i++) {
      begin(i);
    }
    findFirst();
  }

  private FaultSpec spec(int index) {
    return plan.fault(faults[index]);
  }

  private int role(int index) {
    return plan.role(faults[index]);
  }

  private void begin(int index) {
    FaultSpec spec = spec(index);
    if (spec.per() == Per.ROLLOUT) {
      tally.reachedOnce(faults[index]);
      if (!luck.hits(spec.probability(), role(index), FaultLuck.NO_HOST, 0, 0)) {
        nextNs[index] = Long.MAX_VALUE;
        return;
      }
    }
    if (spec.meanTimeNs().isPresent()) {
      spacingNs[index] = spec.meanTimeNs().getAsDouble() / plan.concerned(faults[index]);
      advance(index);
    } else if (spec.after() instanceof FaultAfter.Elapsed elapsed) {
      hosts[index] = plan.onlyHost(faults[index]);
      nextNs[index] = luck.ns(elapsed.ns(), role(index), FaultLuck.Purpose.AFTER, hosts[index], 0, 0);
    }
  }

  /** Draws the next candidate of a fault. */
  private void advance(int index) {
    if (spec(index).meanTimeNs().isEmpty() || candidates[index] == CANDIDATES_MAX) {
      nextNs[index] = Long.MAX_VALUE;
      return;
    }
    Stream stream =
        luck.stream(role(index), FaultLuck.Purpose.CANDIDATE, FaultLuck.NO_HOST, 0, candidates[index]++);
    double next = nextNs[index] + stream.nextExponential() * spacingNs[index];
    nextNs[index] = next < 0x1.0p62 ? StrictMath.round(next) : Long.MAX_VALUE;
    do {
      hosts[index] = stream.nextInt(plan.topology().hosts());
    } while (!plan.concerns(faults[index], hosts[index]));
  }

  private void findFirst() {
    first = 0;
    for (int i = 1; i < faults.length; i++) {
      if (nextNs[i] < nextNs[first]) {
        first = i;
      }
    }
  }

  @Override public long nextTimeNs() {
    return nextNs[first];
  }

  @Override public int host() {
    return hosts[first];
  }

  @Override public int cause() {
    return faults[first];
  }

  @Override public boolean take(Condition condition, HostKernel kernel) {
    int fault = faults[first];
    long timeNs = nextNs[first];
    int host = hosts[first];
    boolean strikes = strikes(spec(first), condition, kernel) && vulnerable(first, host);
    advance(first);
    findFirst();
    if (!strikes) {
      return false;
    }
    int site = plan.fault(fault).site().ordinal();
    tally.fired(fault);
    sink.record(TraceKind.FAULT_FIRED, timeNs, host, fault, site, FaultKind.CRASH.ordinal(), 0);
    if (condition == Condition.WAITING || condition == Condition.SETTLED) {
      return true;
    }
    tally.masked(fault);
    sink.record(TraceKind.FAULT_MASKED, timeNs, host, fault, site, 0, 0);
    return false;
  }

  /**
   * Whether the point is where the host stands, or would stand if it were not being updated or
   * broken.
   */
  private static boolean strikes(FaultSpec spec, Condition condition, HostKernel kernel) {
    if (spec.match().newKernel().isPresent()
        && spec.match().newKernel().get() != (kernel == HostKernel.NEW)) {
      return false;
    }
    return spec.site() == Site.HOST_UP || condition != Condition.SETTLED;
  }

  private boolean vulnerable(int index, int host) {
    FaultSpec spec = spec(index);
    if (spec.per() == Per.ROLLOUT) {
      return true;
    }
    tally.reached(faults[index]);
    return luck.hits(spec.probability(), role(index), host, 0, 0);
  }
}
