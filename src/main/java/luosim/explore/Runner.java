package luosim.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import luosim.engine.Check;
import luosim.host.AttemptEnd;
import luosim.host.Machine;
import luosim.invariant.Judge;
import luosim.invariant.MachineWorld;
import luosim.invariant.World;
import luosim.luo.Operation;
import luosim.run.ReplayToken;
import luosim.trace.TraceKind;
import luosim.trace.TraceSink;

/**
 * Runs one tiny host over and over along a {@link Walk} and tallies what the judge finds.
 *
 * <p>When an attempt has ended and another one may follow, the host is at rest. If an equal host at rest,
 * with as many faults and attempts left, was explored before, what came of it is taken over with this run's
 * beginning put before it; the run ends there. Not thread-safe; one runner a thread.
 */
final class Runner {
  /** Far more events than a tiny host has in all its attempts. */
  private static final int STEPS_MAX = 1_000_000;

  private static final String LADDER = "after a failed freeze";
  private static final long PRIME = 0x9E37_79B9_7F4A_7C15L;

  private final TinyModel host;
  private final int attempts;
  private final Walk walk;
  private final Machine machine;
  private final World world;
  private final Judge judge = new Judge();
  private final TraceSink sink = this::record;
  private final Adversary adversary;
  private final Optional<Rests> rests;
  private final List<Rest> open = new ArrayList<>();
  private final List<ReplayToken.Order> orders = new ArrayList<>();
  private final long[] checked;
  private final long[] reached = new long[Adversary.reachedWords()];
  private int segments;
  private int[] scratch = new int[32];
  private RunTally tally = new RunTally();
  private int ladder;
  private boolean ladderAsked;
  private long executed;
  private long steps;

  /** A rest that is being explored: how the run came there, and what came of it so far. */
  private static final class Rest {
    private int questions;
    private int faults;
    private long key;
    private int found;
    private int segment;
    private final RunTally tally = new RunTally();
  }

  /**
   * A runner.
   *
   * @param rests what is known of rests; empty if every run is to be carried out to its end
   */
  Runner(TinyModel model, Menu menu, int faults, int attempts, Optional<Rests> rests) {
    host = model;
    this.attempts = attempts;
    this.rests = rests;
    checked = new long[attempts];
    walk = new Walk(faults);
    machine = model.machine();
    world = MachineWorld.of(machine);
    adversary = new Adversary(walk, menu, model.model().classes().get(0).subsystems(), sink);
  }

  /** Questions of the run without any fault that have unusual answers, by their numbers. */
  List<Integer> questions() {
    walk.below(-1);
    walk.next();
    runOnce(Optional.empty());
    List<Integer> questions = new ArrayList<>();
    for (int question = 0; question < walk.position(); question++) {
      if (walk.canBeUnusual(question)) {
        questions.add(question);
      }
    }
    return questions;
  }

  /**
   * Walks all paths that begin with so many zeros and then something unusual; negative: the clean run.
   *
   * @param stop whether to give up
   * @return what came of it; empty if it was given up
   */
  Optional<RunTally> walk(int zeros, BooleanSupplier stop) {
    tally = new RunTally();
    walk.below(zeros);
    open.clear();
    while (walk.next()) {
      if (stop.getAsBoolean()) {
        return Optional.empty();
      }
      close(walk.common());
      runOnce(rests);
    }
    close(-1);
    return Optional.of(tally);
  }

  /** Runs along one path alone and tallies it. */
  RunTally along(int... path) {
    tally = new RunTally();
    open.clear();
    walk.along(path);
    walk.next();
    runOnce(Optional.empty());
    return tally;
  }

  /** Whether finding no violation of an invariant means that it holds. */
  boolean decidable(int invariant) {
    return judge.decidable(invariant, world);
  }

  /** What befell the host in the last run. */
  List<CaseFault> faults() {
    return adversary.faults();
  }

  /** The orders of the last run. */
  List<ReplayToken.Order> orders() {
    return List.copyOf(orders);
  }

  /** The ladder of the last run. */
  int ladder() {
    return ladder;
  }

  /** Runs carried out so far. */
  long executed() {
    return executed;
  }

  /** The rests behind a question are explored: what came of them is known from now on. */
  private void close(int common) {
    while (!open.isEmpty() && open.get(open.size() - 1).questions > common) {
      Rest rest = open.remove(open.size() - 1);
      rests.orElseThrow().put(rest.key, rest.tally);
    }
  }

  private void record(TraceKind kind, long timeNs, int host, int subject, long a, long b, long c) {
    judge.record(kind, timeNs, host, subject, a, b, c);
    if (kind == TraceKind.OPERATION_ENDED && b < 0 && a == Operation.REBOOT.ordinal() && !ladderAsked) {
      ladderAsked = true;
      walk.chooseUsual(LADDER, TinyModel.ladders());
    }
  }

  private void runOnce(Optional<Rests> known) {
    executed++;
    begin();
    int rested = 0;
    for (int attempt = 1; attempt <= attempts; attempt++) {
      update();
      boolean more = attempt < attempts && machine.serving() && machine.end() != AttemptEnd.STUCK;
      if (!more) {
        break;
      }
      if (known.isPresent() && comparable()) {
        passed(rested);
        if (rested == open.size() && rest(known.get(), attempts - attempt)) {
          return;
        }
        rested++;
      }
    }
    judge.finish();
    passed(rested);
    tell(Optional.empty());
  }

  /** Takes what was checked and reached since the last rest, which was so manieth. */
  private void passed(int rested) {
    checked[rested] = judge.checkedSoFar();
    judge.forgetChecked();
    Arrays.fill(reached, 0);
    adversary.takeReached(reached);
    add(reached, tally);
    for (int rest = 0; rest < Math.min(rested, open.size()); rest++) {
      add(reached, open.get(rest).tally);
    }
    segments = rested + 1;
  }

  private static void add(long[] bits, RunTally into) {
    for (int word = 0; word < bits.length; word++) {
      into.reached()[word] |= bits[word];
    }
  }

  private void begin() {
    ladder = walk.plannedUsual();
    ladderAsked = false;
    orders.clear();
    steps = 0;
    adversary.begin();
    judge.begin(0, 0, world);
    machine.install(1, 0, 0, 0, 0, ladder, adversary, sink);
  }

  private void update() {
    orders.add(new ReplayToken.Order(machine.nowNs(), ReplayToken.Order.Kind.START, steps));
    machine.start(machine.nowNs());
    try {
      while (machine.busy() && machine.nextTimeNs() != Long.MAX_VALUE) {
        machine.step();
        Check.that(++steps <= STEPS_MAX, "a tiny host comes to rest");
      }
    } catch (IllegalArgumentException | IllegalStateException wrong) {
      Case one = new Case(host.with(ladder), adversary.faults(), attempts);
      throw new IllegalStateException("explore: the model fails on " + one.text() + ": " + wrong.getMessage(),
          wrong);
    }
  }

  // Rests.

  /** Takes over what is known of the present rest, or opens it; whether it is known and the run is over. */
  private boolean rest(Rests known, int attemptsLeft) {
    long key = key(attemptsLeft);
    Optional<RunTally> before = known.get(key);
    if (before.isPresent()) {
      tell(before);
      return true;
    }
    Rest rest = new Rest();
    rest.questions = walk.position();
    rest.faults = walk.unusual();
    rest.key = key;
    rest.found = judge.foundSoFar();
    rest.segment = segments;
    open.add(rest);
    return false;
  }

  /**
   * Whether what follows is walked as a whole from here, and depends on nothing but the host and the judge.
   * Before the first fault only a part is walked; a host on which something is still to happen does not rest.
   */
  private boolean comparable() {
    return walk.unusual() > 0 && machine.nextTimeNs() == Long.MAX_VALUE;
  }

  private long key(int attemptsLeft) {
    long key = machine.digest();
    key = (key ^ judge.digest()) * PRIME;
    key = (key ^ key >>> 32 ^ adversary.goingDigest()) * PRIME;
    return (key ^ key >>> 32) * PRIME + walk.left() * 1024L + attemptsLeft * 16L + ladder * 2L
        + (ladderAsked ? 1 : 0);
  }

  // Telling.

  /** Adds the present run, and what is known to follow it, to all tallies that it belongs to. */
  private void tell(Optional<RunTally> following) {
    tell(tally, following, 0, 0, 0, 0);
    for (Rest rest : open) {
      tell(rest.tally, following, rest.questions, rest.faults, rest.found, rest.segment);
    }
  }

  private void tell(
      RunTally into, Optional<RunTally> following, int from, int faultsBefore, int found, int segment) {
    int faults = walk.unusual() - faultsBefore;
    int[] path = path(from);
    int last = path.length == 0 ? -1 : path[path.length - 2];
    long[] violated = new long[1];
    judge.found(found, (invariant, row, attempt, expected, is, number) -> {
      violated[0] |= 1L << invariant;
      if (into.wants(invariant, row, faults, last)) {
        into.keep(new Finding(invariant, row, attempt, expected, is, number, faults, path));
      }
    });
    long seen = 0;
    for (int one = segment; one < segments; one++) {
      seen |= checked[one];
    }
    if (following.isEmpty()) {
      into.count(new RunTally.Masks(violated[0], seen), 1);
      return;
    }
    long checkedBefore = seen;
    RunTally after = following.get();
    after.counts().forEach((masks, times) -> into.count(
        new RunTally.Masks(masks.violated() | violated[0], masks.checked() | checkedBefore), times[0]));
    int questions = walk.position() - from;
    for (Finding finding : after.findings()) {
      int lastOfAll = finding.last() < 0 ? last : finding.last() + questions;
      if (into.wants(finding.invariant(), finding.row(), faults + finding.faults(), lastOfAll)) {
        into.keep(finding.behind(questions, faults, path));
      }
    }
    add(after.reached(), into);
  }

  /** Where the present run answered otherwise than by 0, from a question on; numbers count from there. */
  private int[] path(int from) {
    int size = 0;
    for (int question = from; question < walk.position(); question++) {
      if (walk.planned(question) > 0) {
        if (size + 2 > scratch.length) {
          scratch = Arrays.copyOf(scratch, 2 * scratch.length);
        }
        scratch[size++] = question - from;
        scratch[size++] = walk.kept(question);
      }
    }
    return Arrays.copyOf(scratch, size);
  }
}
