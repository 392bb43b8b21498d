package luosim.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import luosim.fleet.HostKernel;
import luosim.fleet.Outcome;
import luosim.fleet.RolloutEnd;
import luosim.trace.TraceKind;
import luosim.trace.TraceSink;

/**
 * The meter of one rollout: takes the fleet's events and says how long it took, how hosts ended and
 * how many were out.
 *
 * <p>A host is out from its start until its answer has an outcome that leaves it in service; one that is
 * broken stays out until it is repaired. It is updating while it holds a slot for that, and under
 * way until it has answered. One byte a host.
 */
public final class FleetMeter implements TraceSink {
  private static final int OUT = 1;
  private static final int UPDATING = 2;
  private static final int UNDER_WAY = 4;

  private final byte[] hosts;
  private final Timeline timeline = new Timeline();
  private final long[] outcomes = new long[Outcome.values().length];
  private final int[] examples = new int[outcomes.length];
  private final long[] kernels = new long[HostKernel.values().length];
  private final List<WaveTimes> waves = new ArrayList<>();
  private final int limit;
  private int out;
  private int outPeak;
  private int underWay;
  private int lastHost = -1;
  private long startedNs;
  private long haltedNs = Exemplar.LOST;
  private long settledNs = Exemplar.LOST;
  private boolean neverSettles;
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
    Arrays.fill(examples, Integer.MAX_VALUE);
  }

  @Override public void record(TraceKind kind, long timeNs, int host, int subject, long a, long b, long c) {
    switch (kind) {
      case ROLLOUT_BEGAN -> startedNs = timeNs;
      case WAVE_BEGAN -> waves.add(WaveTimes.began(subject, timeNs));
      case WAVE_BAKES -> wave(current -> current.bakes(timeNs, lastHost));
      case WAVE_ENDED -> wave(current -> current.ended(timeNs));
      case HOST_STARTED -> {
        leaves(subject);
        goes(subject);
        updating(subject, true, timeNs);
      }
      case HOST_FALLS_BACK -> goes(subject);
      case HOST_ANSWERED -> rests(subject, timeNs);
      case HOST_RETRIES -> {
        if (b == 0) {
          returns(subject);
          updating(subject, false, timeNs);
        }
      }
      case HOST_OUTCOME -> outcome(timeNs, subject, (int) a, (int) b, c == 1);
      case HOST_FAILED_AT_REST -> leaves(subject);
      case HOST_REPAIRED -> returns(subject);
      case ROLLOUT_HALTED -> {
        haltedNs = Math.min(haltedNs, timeNs);
        settle(timeNs);
      }
      case ROLLOUT_ENDED -> {
        endNs = timeNs;
        end = RolloutEnd.values()[(int) a];
      }
      default -> {}
    }
  }

  private void wave(UnaryOperator<WaveTimes> change) {
    int last = waves.size() - 1;
    if (last >= 0) {
      waves.set(last, change.apply(waves.get(last)));
    }
  }

  private void outcome(long timeNs, int host, int how, int kernel, boolean broken) {
    outcomes[how]++;
    kernels[kernel]++;
    examples[how] = Math.min(examples[how], host);
    lastHost = host;
    neverSettles |= how == Outcome.WEDGED.ordinal() && is(host, UNDER_WAY);
    updating(host, false, timeNs);
    if (broken) {
      leaves(host);
    } else {
      returns(host);
    }
    if (how != Outcome.NOT_REACHED.ordinal()) {
      boolean patched = kernel == HostKernel.NEW.ordinal();
      timeline.change(patched ? Timeline.Condition.DONE : Timeline.Condition.FAILED, timeNs, 1);
    }
    rests(host, timeNs);
  }

  private boolean is(int host, int flag) {
    return (hosts[host] & flag) != 0;
  }

  private void updating(int host, boolean now, long timeNs) {
    if (is(host, UPDATING) != now) {
      hosts[host] ^= UPDATING;
      timeline.change(Timeline.Condition.UPDATING, timeNs, now ? 1 : -1);
    }
  }

  private void goes(int host) {
    if (!is(host, UNDER_WAY)) {
      hosts[host] ^= UNDER_WAY;
      underWay++;
    }
  }

  private void rests(int host, long timeNs) {
    if (is(host, UNDER_WAY)) {
      hosts[host] ^= UNDER_WAY;
      underWay--;
    }
    settle(timeNs);
  }

  /** A halted rollout is settled once nobody is under way. */
  private void settle(long timeNs) {
    if (haltedNs != Exemplar.LOST && settledNs == Exemplar.LOST && underWay == 0) {
      settledNs = timeNs;
    }
  }

  private void leaves(int host) {
    if (!is(host, OUT)) {
      hosts[host] ^= OUT;
      outPeak = Math.max(outPeak, ++out);
    }
  }

  private void returns(int host) {
    if (is(host, OUT)) {
      hosts[host] ^= OUT;
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

  /**
   * From the halt until no host was under way any more; {@link Exemplar#LOST} if one never answered, empty
   * without a halt.
   */
  public OptionalLong haltSettleNs() {
    if (haltedNs == Exemplar.LOST) {
      return OptionalLong.empty();
    }
    boolean settled = settledNs != Exemplar.LOST && !neverSettles;
    return OptionalLong.of(settled ? settledNs - haltedNs : Exemplar.LOST);
  }

  /** The first host with an outcome, empty if there is none. */
  public OptionalInt example(Outcome outcome) {
    int host = examples[outcome.ordinal()];
    return host == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(host);
  }

  /** Gives the hosts that stand for others at present, or may do so next. */
  public void examples(IntConsumer taker) {
    for (int host : examples) {
      if (host != Integer.MAX_VALUE) {
        taker.accept(host);
      }
    }
    waves.forEach(wave -> taker.accept(wave.lastHost()));
    taker.accept(lastHost);
  }

  /** The waves that began, in order. */
  public List<WaveTimes> waves() {
    return List.copyOf(waves);
  }
}
