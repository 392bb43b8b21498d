package luosim.bench.update;

import luosim.chance.Distribution;
import luosim.chance.Stream;
import luosim.chance.Uniform;
import luosim.host.Role;

/**
 * All random numbers of the simple rollout, each from a stream of its own, keyed as our own model keys them.
 * So luck does not hang on the order of events, and every simulator sees the same.
 */
final class Luck {
  private static final long SEED = 1;
  private static final int ORDINALS = 8;
  private static final int HIT = 0;
  private static final int AFTER = 3;
  private static final double HOST_SIGMA = 0.1;
  private static final double RACK_SIGMA = 0.03;
  private static final int HOSTS_PER_RACK = 40;
  private static final Distribution CRASH_AFTER = new Uniform(0, 5e9);

  private final Stream stream = new Stream();
  private long draws;

  /** How slow a host is. */
  double slowness(int host) {
    int rack = host / HOSTS_PER_RACK;
    return spread(HOST_SIGMA, host, Role.HOST_SPREAD, 0) * spread(RACK_SIGMA, 0, Role.RACK_SPREAD, rack);
  }

  private double spread(double sigma, int place, Role role, int object) {
    stream.key(SEED, 0, place, role.ordinal(), object, 0, 0);
    draws++;
    return StrictMath.exp(sigma * stream.nextGaussian());
  }

  /** How long a step takes, at least 1 ns. */
  long ns(Subject whose, Step step, int object, int occurrence) {
    double sum = step.fixed();
    for (int draw = 0; draw < step.draws(); draw++) {
      stream.key(SEED, 0, whose.host(), step.role(), object, whose.attempt(),
          occurrence * ORDINALS + step.place(draw));
      sum += step.amount(draw) * step.law(draw).draw(stream);
    }
    draws += step.draws();
    return Math.max(1, (long) (sum * whose.factor() + 0.5));
  }

  /** Whether a fault hits an occasion; 0 where it is decided once an attempt. */
  boolean hits(Subject whose, Fault fault, int occasion) {
    stream.key(SEED, 0, whose.host(), fault.role(), HIT, whose.attempt(), occasion);
    draws++;
    return stream.nextDouble() < fault.probability();
  }

  /** When a crash that was decided comes, counted from the first pause. */
  long crashAfterNs(Subject whose) {
    stream.key(SEED, 0, whose.host(), Fault.CRASH.role(), AFTER, whose.attempt(), 1);
    draws++;
    return 1 + (long) CRASH_AFTER.draw(stream);
  }

  /** Random numbers so far. */
  long draws() {
    return draws;
  }
}
