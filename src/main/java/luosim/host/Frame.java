package luosim.host;

import luosim.chance.Stream;
import luosim.engine.EventList;
import luosim.handler.Cost;
import luosim.spec.Timing;
import luosim.trace.TraceKind;
import luosim.trace.TraceSink;

/**
 * What all parts of a machine share: who it is, its clock and event list, its luck and its trace.
 *
 * <p>The list runs on a clock of the host's own. A stall moves that clock against the world's by its
 * length, so that everything pending happens later by as much without being touched.
 */
final class Frame {
  /** The longest length of anything, about 146 years: longer draws are a mistake in the laws. */
  private static final double LENGTH_MAX_NS = 0x1.0p62;

  /** Ordinals of one occurrence of a step: one for each term of its cost. */
  private static final int ORDINALS = 8;

  final HostModel model;
  final EventList list;
  private final HostTiming timing;
  private final Stream stream = new Stream();

  long seed;
  int replication;
  int host;
  int zone;
  int rack;
  int classIndex;
  HostClass hostClass;
  int attempt;
  long callbacks;
  long events;
  private TraceSink sink = Silence.INSTANCE;
  private double factor;
  private long ownNs;
  private long stalledNs;

  Frame(HostModel model, int pendingMax) {
    this.model = model;
    this.timing = model.timing();
    this.list = new EventList(pendingMax);
    this.hostClass = model.classes().get(0);
  }

  /** A frame for copies of kernels: it tells nobody, and its list is never used. */
  Frame silent() {
    Frame copy = new Frame(model, 1);
    copy.hostClass = hostClass;
    return copy;
  }

  void install(long seed, int replication, int host, int zone, int rack, int classIndex) {
    this.seed = seed;
    this.replication = replication;
    this.host = host;
    this.zone = zone;
    this.rack = rack;
    this.classIndex = classIndex;
    this.hostClass = model.classes().get(classIndex);
    sink = Silence.INSTANCE;
    attempt = 0;
    callbacks = 0;
    events = 0;
    ownNs = 0;
    stalledNs = 0;
    list.clear();
    factor = spread(timing.hostSigma(), Role.HOST_SPREAD, host, 0)
        * spread(timing.rackSigma(), Role.RACK_SPREAD, zone, rack);
  }

  private double spread(double sigma, Role role, int place, int object) {
    if (sigma == 0) {
      return 1;
    }
    stream.key(seed, replication, place, role.ordinal(), object, 0, 0);
    return StrictMath.exp(sigma * stream.nextGaussian());
  }

  // The clock and the list.

  long nowNs() {
    return ownNs + stalledNs;
  }

  /** Takes an order of the world at its time, or as soon as a stall is over. */
  void advanceTo(long timeNs) {
    ownNs = Math.max(ownNs, timeNs - stalledNs);
  }

  /** When the next event takes place, in the world's time; Long.MAX_VALUE for never. */
  long nextTimeNs() {
    long next = list.nextTimeNs();
    return next == EventList.NEVER_NS ? next : next + stalledNs;
  }

  /** Takes the next event off the list and moves the clock to it. */
  void takeNext() {
    list.poll();
    ownNs = list.timeNs();
    events++;
  }

  /** Schedules an event of the host so much later; its handle. */
  long schedule(long delayNs, int kind, int argument) {
    return list.schedule(ownNs + delayNs, kind, argument);
  }

  /** The whole host stands still for so long. */
  void stall(long lengthNs) {
    stalledNs += lengthNs;
  }

  // The trace.

  /** Tells this sink from now on. */
  void speakTo(TraceSink next) {
    sink = next;
  }

  void trace(TraceKind kind, int subject, long a, long b, long c) {
    sink.record(kind, nowNs(), host, subject, a, b, c);
  }

  void trace(TraceKind kind, int subject, long a) {
    trace(kind, subject, a, 0, 0);
  }

  // Luck.

  /** A random stream for one purpose of this host in this attempt. */
  Stream stream(Role role, int object, int ordinal) {
    stream.key(seed, replication, host, role.ordinal(), object, attempt, ordinal);
    return stream;
  }

  /** How many VMs of a shape this host carries. */
  int vmCount(VmPlan plan, int shape) {
    return VmCounts.of(plan, shape, seed, replication, host, stream);
  }

  /** The length of so many times a timing, ns. */
  long lengthNs(Timing what, double amount, Role role, int object, int ordinal) {
    return toNs(value(what.ordinal(), role, object, ordinal) * amount * factor);
  }

  long lengthNs(Timing what, Role role, int object) {
    return lengthNs(what, 1, role, object, 0);
  }

  /** The length of a step that costs this much, ns; {@code occurrence} tells its repetitions apart. */
  long lengthNs(Cost cost, Role role, int object, int occurrence) {
    double sum = 0;
    for (int term = 0; term < cost.terms(); term++) {
      sum += cost.amount(term) * value(cost.timing(term), role, object, occurrence * ORDINALS + term);
    }
    return toNs(sum * factor);
  }

  /** A draw of a timing that is no length, such as a bandwidth: neither host nor rack changes it. */
  double value(Timing what, Role role, int object) {
    return value(what.ordinal(), role, object, 0);
  }

  private double value(int what, Role role, int object, int ordinal) {
    return timing.constant(what) ? timing.mean(what) : timing.draw(what, stream(role, object, ordinal));
  }

  private static long toNs(double ns) {
    if (!(ns >= 0 && ns < LENGTH_MAX_NS)) {
      throw new ArithmeticException("a length must be at least 0 and below 2^62 ns, found " + ns
          + "; choose timings and amounts that stay inside");
    }
    return (long) (ns + 0.5);
  }
}
