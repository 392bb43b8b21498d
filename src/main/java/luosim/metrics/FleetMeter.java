package luosim.metrics;

import luosim.fleet.HostKernel;
import luosim.fleet.Outcome;
import luosim.fleet.RolloutEnd;
import luosim.trace.TraceKind;
import luosim.trace.TraceSink;

/**
 * The meter of one rollout: takes the fleet's events and says how long it took, how hosts ended and how many
 * were out.
 *
 * <p>A host is out from its start until its answer has an outcome that leaves it in service; one that is
 * broken stays out until it is repaired. One byte a host.
 */
public final class FleetMeter implements TraceSink {
  private static final byte IDLE = 0;
  private static final byte OUT = 1;

  private final byte[] hosts;
  private final Timeline timeline = new Timeline();
  private final long[] outcomes = new long[Outcome.values().length];
  private final long[] kernels = new long[HostKernel.values().length];
  private final int limit;
  private int out;
  private int outPeak;
  private long startedNs;
  private long haltedNs = Exemplar.LOST;
  private long settledNs;
  private long endNs;
  private RolloutEnd end = RolloutEnd.BLOCKED;

  /**
   * A meter for a fleet.
   *
   * @param limit hosts that may be out at once
   */
  public FleetMeter(int hosts, int limit) {
    this.hosts = new byte[hosts];
    this.limit = limit;
  }

  @Override public void record(TraceKind kind, long timeNs, int host, int subject, long a, long b, long c) {
    switch (kind) {
      case ROLLOUT_BEGAN -> startedNs = timeNs;
      case HOST_STARTED -> {
        leaves(subject);
        timeline.change(Timeline.Condition.UPDATING, timeNs, 1);
      }
      case HOST_ANSWERED -> answered(timeNs);
      case HOST_RETRIES -> {
        if (b == 0) {
          returns(subject);
        }
      }
      case HOST_OUTCOME -> outcome(timeNs, subject, (int) a, (int) b, c == 1);
      case HOST_FAILED_AT_REST -> leaves(subject);
      case HOST_REPAIRED -> returns(subject);
      case ROLLOUT_HALTED -> {
        haltedNs = Math.min(haltedNs, timeNs);
        settledNs = Math.max(settledNs, timeNs);
      }
      case ROLLOUT_ENDED -> {
        endNs = timeNs;
        end = RolloutEnd.values()[(int) a];
      }
      default -> {}
    }
  }

  private void answered(long timeNs) {
    timeline.change(Timeline.Condition.UPDATING, timeNs, -1);
    if (haltedNs != Exemplar.LOST) {
      settledNs = timeNs;
    }
  }

  private void outcome(long timeNs, int host, int how, int kernel, boolean broken) {
    outcomes[how]++;
    kernels[kernel]++;
    if (broken) {
      leaves(host);
    } else {
      returns(host);
    }
    if (how != Outcome.NOT_REACHED.ordinal()) {
      boolean patched = kernel == HostKernel.NEW.ordinal();
      timeline.change(patched ? Timeline.Condition.DONE : Timeline.Condition.FAILED, timeNs, 1);
    }
  }

  private void leaves(int host) {
    if (hosts[host] == IDLE) {
      hosts[host] = OUT;
      outPeak = Math.max(outPeak, ++out);
    }
  }

  private void returns(int host) {
    if (hosts[host] == OUT) {
      hosts[host] = IDLE;
      out--;
    }
  }

  /** The rollout's timeline; meters of hosts add what they know. */
  public Timeline timeline() {
    return timeline;
  }

  /** How many hosts had an outcome. */
  public long outcomes(Outcome outcome) {
    return outcomes[outcome.ordinal()];
  }

  /** How many hosts run a kernel at the end. */
  public long kernels(HostKernel kernel) {
    return kernels[kernel.ordinal()];
  }

  /** How the rollout ended. */
  public RolloutEnd end() {
    return end;
  }

  /** How long it took; {@link Exemplar#LOST} if it did not complete. */
  public long durationNs() {
    return end == RolloutEnd.COMPLETED ? endNs - startedNs : Exemplar.LOST;
  }

  /** When the last event took place. */
  public long endNs() {
    return endNs;
  }

  /** The most hosts that were out at once. */
  public int outPeak() {
    return outPeak;
  }

  /** Hosts out at once beyond the limit, through crashes. */
  public int limitExcess() {
    return Math.max(0, outPeak - limit);
  }

  /** From the halt until the last host in flight had answered; {@link Exemplar#LOST} without a halt. */
  public long haltSettleNs() {
    return haltedNs == Exemplar.LOST ? Exemplar.LOST : settledNs - haltedNs;
  }
}
