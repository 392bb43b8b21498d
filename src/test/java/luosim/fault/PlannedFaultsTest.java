package luosim.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import luosim.chance.Constant;
import luosim.chance.Integers;
import luosim.chance.Uniform;
import luosim.fleet.HostClasses;
import luosim.fleet.Topology;
import luosim.host.Fate;
import luosim.host.Fates;
import luosim.host.Site;
import luosim.trace.TraceEvent;
import luosim.trace.TraceKind;
import luosim.trace.TraceRecorder;
import org.junit.jupiter.api.Test;

/**
 * A fault must never fire more or less often than its probability says, on other occasions than its
 * match says, or differently because of another fault.
 */
final class PlannedFaultsTest {
  private static final int HOSTS = 4_000;
  private static final long SEED = 7;
  private final Topology topology = Topology.regular(2, 20, 100);
  private final HostClasses classes = HostClasses.single("general", HOSTS);
  private final TraceRecorder trace = new TraceRecorder(10_000_000);
  private final Fate fate = new Fate();

  private PlannedFaults planned(Spec... specs) {
    List<FaultSpec> faults = Arrays.stream(specs).map(Spec::fault).toList();
    return new PlannedFaults(new FaultPlan(faults, topology, classes), SEED, 1);
  }

  /** The steps that are hit in so many attempts of so many steps each, as attempt.step. */
  private String hits(Fates fates, int host, int attempts, int steps) {
    StringBuilder hits = new StringBuilder();
    Step step = new Step();
    step.host = host;
    for (int attempt = 1; attempt <= attempts; attempt++) {
      for (int number = 1; number <= steps; number++) {
        fate.clear();
        fates.decide(Site.FILE_PREPARE, step.attempt(attempt), 100, fate);
        if (fate.kind() != Fate.Kind.NONE) {
          hits.append(attempt).append('.').append(number).append(' ');
        }
      }
    }
    return hits.toString().trim();
  }

  private List<String> hitsOfAll(PlannedFaults planned, int attempts, int steps) {
    List<String> all = new ArrayList<>();
    for (int host = 0; host < HOSTS; host++) {
      Fates fates = planned.open(host, 0, trace);
      all.add(hits(fates, host, attempts, steps));
      planned.committed(host, fates);
    }
    return all;
  }

  /**
   * Five standard deviations around the expected count: a sound fault leaves it once in two million
   * seeds.
   */
  private static void assertBinomial(long found, long of, double probability) {
    double sd = StrictMath.sqrt(of * probability * (1 - probability));
    assertThat((double) found).isCloseTo(of * probability, within(5 * sd));
  }

  @Test void perCallDecidesAtEachMatchingStep() {
    PlannedFaults planned = planned(Spec.eio("f").chance(0.03, Per.CALL, Recurs.REDRAWN));
    hitsOfAll(planned, 2, 20);
    assertThat(planned.tally().reachedCount(0)).isEqualTo(2L * 20 * HOSTS);
    assertBinomial(planned.tally().firedCount(0), 2L * 20 * HOSTS, 0.03);
  }

  @Test void perAttemptDecidesOnceAndHitsTheFirstStep() {
    PlannedFaults planned = planned(Spec.eio("f").chance(0.2, Per.ATTEMPT, Recurs.REDRAWN));
    List<String> hits = hitsOfAll(planned, 2, 20);
    assertThat(hits).containsOnly("", "1.1", "2.1", "1.1 2.1");
    assertThat(planned.tally().reachedCount(0)).isEqualTo(2L * HOSTS);
    assertBinomial(planned.tally().firedCount(0), 2L * HOSTS, 0.2);
    assertBinomial(hits.stream().filter("1.1 2.1"::equals).count(), HOSTS, 0.04);
  }

  @Test void perHostDecidesOnceForAllAttempts() {
    PlannedFaults redrawn = planned(Spec.eio("f").chance(0.3, Per.HOST, Recurs.REDRAWN));
    List<String> hits = hitsOfAll(redrawn, 3, 5);
    assertThat(hits).containsOnly("", "1.1", "1.1 2.1", "1.1 3.1", "1.1 2.1 3.1");
    assertThat(redrawn.tally().reachedCount(0)).isEqualTo(HOSTS);
    assertBinomial(hits.stream().filter(hit -> !hit.isEmpty()).count(), HOSTS, 0.3);
    assertBinomial(hits.stream().filter("1.1 2.1 3.1"::equals).count(), HOSTS, 0.027);
    assertThat(hitsOfAll(planned(Spec.eio("f").chance(0.3, Per.HOST, Recurs.HOST)), 3, 5))
        .containsOnly("", "1.1 2.1 3.1");
    assertThat(hitsOfAll(planned(Spec.eio("f").chance(0.3, Per.HOST, Recurs.ONCE)), 3, 5)).containsOnly("",
        "1.1");
  }

  @Test void oneThatRecursAlwaysHitsWhateverFollowsItsFirstHit() {
    Spec scripted = Spec.eio("f").match(Spec.scripted(2, 3));
    PlannedFaults once = planned(scripted.chance(1, Per.CALL, Recurs.REDRAWN));
    assertThat(hits(once.open(0, 0, trace), 0, 3, 4)).isEqualTo("2.3");
    PlannedFaults always = planned(scripted.chance(1, Per.CALL, Recurs.ALWAYS));
    assertThat(hits(always.open(0, 0, trace), 0, 3, 4)).isEqualTo("2.3 2.4 3.1 3.2 3.3 3.4");
    Fates next = always.open(1, 0, trace);
    assertThat(hits(next, 1, 1, 4)).as("another host").isEmpty();
  }

  @Test void perRolloutIsOneDecisionForAllHosts() {
    int fired = 0;
    for (int replication = 1; replication <= 400; replication++) {
      FaultPlan plan = new FaultPlan(
          List.of(Spec.eio("f").chance(0.25, Per.ROLLOUT, Recurs.HOST).fault()), topology, classes);
      PlannedFaults planned = new PlannedFaults(plan, SEED, replication);
      for (int host = 0; host < 5; host++) {
        Fates fates = planned.open(host, 0, trace);
        hits(fates, host, 1, 3);
        planned.committed(host, fates);
      }
      assertThat(planned.tally().reachedCount(0)).isEqualTo(1);
      assertThat(planned.tally().firedCount(0)).isIn(0L, 5L);
      fired += planned.tally().firedCount(0) > 0 ? 1 : 0;
    }
    assertBinomial(fired, 400, 0.25);
  }

  @Test void whoWasHitIsHitAgainWhereItWasHitAndWhoWasSparedStaysSpared() {
    PlannedFaults planned = planned(Spec.eio("f").chance(0.05, Per.CALL, Recurs.HOST));
    for (String hits : hitsOfAll(planned, 2, 20)) {
      String first = hits.replaceAll("2\\.[0-9]+", "").trim();
      String second = hits.replaceAll("\\b1\\.[0-9]+", "").trim();
      assertThat(second.replace("2.", "1.")).isEqualTo(first);
    }
  }

  @Test void onceSparesTheHostFromThenOn() {
    for (String hits : hitsOfAll(planned(Spec.eio("f").chance(0.2, Per.CALL, Recurs.ONCE)), 3, 10)) {
      assertThat(hits).doesNotContain(" ");
    }
  }

  @Test void aScriptedOccurrenceIsCertainAndTheOnlyOne() {
    PlannedFaults planned = planned(Spec.eio("f").match(Spec.scripted(2, 3)));
    Fates fates = planned.open(9, 0, trace);
    assertThat(hits(fates, 9, 3, 6)).isEqualTo("2.3");
    planned.committed(9, fates);
    assertThat(planned.tally().reachedCount(0)).isEqualTo(1);
    assertThat(planned.tally().firedCount(0)).isEqualTo(1);
  }

  @Test void aDrawnOccurrenceIsAnyOfItsRange() {
    FaultMatch third =
        new FaultMatch(Optional.empty(), Optional.empty(), OptionalInt.empty(), OptionalInt.empty(),
            OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), Optional.of(new Integers(1, 4)),
            Optional.empty(), Optional.empty());
    List<String> hits =
        hitsOfAll(planned(Spec.eio("f").match(third).chance(1, Per.ATTEMPT, Recurs.REDRAWN)), 1, 6);
    for (String one : List.of("1.1", "1.2", "1.3", "1.4")) {
      assertBinomial(hits.stream().filter(one::equals).count(), HOSTS, 0.25);
    }
  }

  @Test void onlyMatchingStepsCount() {
    PlannedFaults planned = planned(
        Spec.eio("vfio").match(Spec.handler("vfio")),
        Spec.eio("rollback").match(Spec.during(Request.CANCEL)),
        Spec.eio("arrived").match(Spec.kernel(true)),
        Spec.eio("placed").match(Spec.place(2, 1, 7)));
    int there = 2_006;
    Fates fates = planned.open(there, 0, trace);
    assertThat(planned.open(there - 1, 0, trace).watches(Site.FILE_PREPARE)).isTrue();
    Step step = new Step();
    step.host = there;
    fates.decide(Site.FILE_PREPARE, step.handler("memfd"), 0, fate);
    fates.decide(Site.FILE_PREPARE, step.handler("vfio"), 0, fate);
    step.request = luosim.luo.Operation.CANCEL;
    fates.decide(Site.FILE_PREPARE, step.handler("memfd"), 0, fate);
    step.newKernel = true;
    fates.decide(Site.FILE_PREPARE, step, 0, fate);
    planned.committed(there, fates);
    FaultTally tally = planned.tally();
    assertThat(List.of(tally.firedCount(0), tally.firedCount(1), tally.firedCount(2), tally.firedCount(3)))
        .containsExactly(1L, 2L, 1L, 4L);
  }

  @Test void sitesThatNoFaultOfTheHostStandsAtAreNotWatched() {
    PlannedFaults planned = planned(Spec.eio("placed").match(Spec.place(2, 1, 7)));
    assertThat(planned.open(2_006, 0, trace).watches(Site.FILE_PREPARE)).isTrue();
    assertThat(planned.open(2_006, 0, trace).watches(Site.FILE_FREEZE)).isFalse();
    assertThat(planned.open(2_005, 0, trace).watches(Site.FILE_PREPARE)).isFalse();
  }

  @Test void theLuckOfAFaultDoesNotHangOnOtherFaultsOrTheirOrder() {
    Spec one = Spec.eio("one").chance(0.1, Per.CALL, Recurs.REDRAWN);
    Spec other =
        Spec.at("other", Site.FILE_PREPARE, new FaultEffect.Hang(9)).chance(0.2, Per.CALL, Recurs.REDRAWN);
    List<List<String>> fired = new ArrayList<>();
    for (Spec[] plan : new Spec[][] {{one}, {one, other}, {other, one}}) {
      trace.clear();
      PlannedFaults planned = planned(plan);
      hitsOfAll(planned, 1, 5);
      int place = Arrays.asList(plan).indexOf(one);
      fired.add(trace.events().stream()
          .filter(event -> event.kind() == TraceKind.FAULT_FIRED && event.subject() == place)
          .map(event -> event.host() + " " + event.timeNs())
          .toList());
    }
    assertThat(fired.get(0)).isNotEmpty().isEqualTo(fired.get(1)).isEqualTo(fired.get(2));
  }

  @Test void ofTwoFaultsAtOneStepTheFirstOfThePlanActsAndTheOtherIsMasked() {
    PlannedFaults planned =
        planned(Spec.eio("first"), Spec.at("second", Site.FILE_PREPARE, new FaultEffect.Crash()));
    Fates fates = planned.open(3, 0, trace);
    Step step = new Step();
    step.host = 3;
    fates.decide(Site.FILE_PREPARE, step, 0, fate);
    planned.committed(3, fates);
    assertThat(fate.kind()).isEqualTo(Fate.Kind.ERROR);
    assertThat(fate.errno()).isEqualTo(5);
    FaultTally tally = planned.tally();
    assertThat(List.of(tally.firedCount(0), tally.maskedCount(0), tally.firedCount(1), tally.maskedCount(1)))
        .containsExactly(1L, 0L, 1L, 1L);
    assertThat(trace.events()).extracting(TraceEvent::kind, TraceEvent::subject).containsExactly(
        org.assertj.core.groups.Tuple.tuple(TraceKind.FAULT_FIRED, 0),
        org.assertj.core.groups.Tuple.tuple(TraceKind.FAULT_FIRED, 1),
        org.assertj.core.groups.Tuple.tuple(TraceKind.FAULT_MASKED, 1));
  }

  @Test void aFaultThatTheHostReportsAsMaskedIsCountedSo() {
    PlannedFaults planned = planned(Spec.at("late", Site.HOST_BLACKOUT, new FaultEffect.Crash())
        .after(new FaultAfter.Elapsed(new Constant(500))));
    Fates fates = planned.open(0, 0, trace);
    fates.masked(Site.HOST_BLACKOUT, new Step());
    fates.decide(Site.HOST_BLACKOUT, new Step(), 100, fate);
    assertThat(fate.afterNs()).isEqualTo(500);
    fates.masked(Site.HOST_BLACKOUT, new Step());
    planned.committed(0, fates);
    assertThat(planned.tally().maskedCount(0)).isEqualTo(1);
  }

  @Test void effectsComeWithTheirLengthAndPlaceInThePhase() {
    PlannedFaults planned = planned(
        Spec.at("delay", Site.HOST_PREPARE, new FaultEffect.Delay(new Uniform(10, 20)))
            .after(new FaultAfter.Portion(0.37)),
        Spec.at("hang", Site.FILE_CANCEL, new FaultEffect.Hang(Fate.FOREVER)),
        Spec.at("crash", Site.BOOT, new FaultEffect.Crash())
            .after(new FaultAfter.Elapsed(new Uniform(5, 9))));
    Fates fates = planned.open(1, 0, trace);
    fates.decide(Site.HOST_PREPARE, new Step(), 1_000, fate);
    assertThat(fate.kind()).isEqualTo(Fate.Kind.DELAY);
    assertThat(fate.lengthNs()).isBetween(10L, 20L);
    assertThat(fate.afterNs()).isEqualTo(370);
    fate.clear();
    fates.decide(Site.FILE_CANCEL, new Step(), 1_000, fate);
    assertThat(fate.kind()).isEqualTo(Fate.Kind.HANG);
    assertThat(fate.lengthNs()).isEqualTo(Fate.FOREVER);
    fate.clear();
    fates.decide(Site.BOOT, new Step(), 1_000, fate);
    assertThat(fate.kind()).isEqualTo(Fate.Kind.CRASH);
    assertThat(fate.afterNs()).isBetween(5L, 9L);
  }

  @Test void whatADiscardedHostCountedDidNotHappen() {
    PlannedFaults planned = planned(Spec.eio("f"));
    Fates first = planned.open(3, 0, trace);
    hits(first, 3, 1, 4);
    planned.discarded(3, first);
    Fates again = planned.open(3, 0, trace);
    assertThat(hits(again, 3, 1, 2)).isEqualTo("1.1 1.2");
    planned.committed(3, again);
    assertThat(planned.tally().firedCount(0)).isEqualTo(2);
  }

  @Test void aHostOpenedAgainMeetsTheSameLuck() {
    PlannedFaults planned = planned(Spec.eio("f").chance(0.5, Per.CALL, Recurs.REDRAWN));
    Fates first = planned.open(3, 0, trace);
    String hits = hits(first, 3, 3, 30);
    planned.discarded(3, first);
    planned.open(4, 0, trace);
    Fates again = planned.open(3, 0, trace);
    assertThat(hits(again, 3, 3, 30)).isEqualTo(hits).hasSizeGreaterThan(50);
  }

  @Test void decidingAllocatesNothing() {
    PlannedFaults planned = new PlannedFaults(new FaultPlan(List.of(
        Spec.eio("one").chance(0.5, Per.CALL, Recurs.REDRAWN).fault(),
        Spec.eio("two").match(Spec.handler("vfio")).chance(0.1, Per.ATTEMPT, Recurs.HOST).fault(),
        Spec.eio("three").match(Spec.scripted(1, 40)).fault(),
        Spec.at("four", Site.FILE_PREPARE, new FaultEffect.Delay(new Uniform(1, 9))).fault()),
        topology, classes), SEED, 1);
    Fates fates = planned.open(1, 0, (kind, timeNs, host, subject, a, b, c) -> {});
    Step step = new Step().handler("vfio");
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 20; round++) {
      long before = threads.getThreadAllocatedBytes(thread);
      for (int i = 0; i < 10_000; i++) {
        fate.clear();
        fates.decide(Site.FILE_PREPARE, step.attempt(1 + (i & 3)), 100, fate);
      }
      least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
    }
    assertThat(least).as("bytes for 10,000 decisions").isLessThan(10_000);
  }
}
