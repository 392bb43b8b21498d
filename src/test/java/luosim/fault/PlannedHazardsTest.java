package luosim.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import luosim.chance.Constant;
import luosim.fleet.HostClasses;
import luosim.fleet.HostKernel;
import luosim.fleet.RestHazards;
import luosim.fleet.RestHazards.Condition;
import luosim.fleet.Topology;
import luosim.host.Site;
import luosim.trace.TraceKind;
import luosim.trace.TraceRecorder;
import org.junit.jupiter.api.Test;

/**
 * Hosts at rest must never fail at another rate than declared, nor hosts that are busy, broken or
 * not concerned.
 */
final class PlannedHazardsTest {
  private static final long DAY = 86_400_000_000_000L;
  private final Topology topology = Topology.regular(2, 5, 10);
  private final HostClasses classes = HostClasses.single("general", 100);
  private final TraceRecorder trace = new TraceRecorder(100_000);

  private PlannedFaults planned(int replication, Spec... specs) {
    List<FaultSpec> faults = Arrays.stream(specs).map(Spec::fault).toList();
    return new PlannedFaults(new FaultPlan(faults, topology, classes), 5, replication);
  }

  private static int strikes(RestHazards hazards, long untilNs, Condition condition, HostKernel kernel) {
    int strikes = 0;
    while (hazards.nextTimeNs() < untilNs) {
      strikes += hazards.take(condition, kernel) ? 1 : 0;
    }
    return strikes;
  }

  @Test void hostsFailAtTheDeclaredRate() {
    RestHazards hazards = planned(1, Spec.rest("r", Site.HOST_REST, 30.0 * DAY, 1, Per.CALL)).hazards(trace);
    int strikes = strikes(hazards, 900 * DAY, Condition.WAITING, HostKernel.OLD);
    assertThat((double) strikes).isCloseTo(3_000, within(5 * StrictMath.sqrt(3_000)));
  }

  @Test void everyHostIsAsLikely() {
    RestHazards hazards = planned(1, Spec.rest("r", Site.HOST_UP, DAY, 1, Per.CALL)).hazards(trace);
    int[] counts = new int[100];
    for (int i = 0; i < 20_000; i++) {
      counts[hazards.host()]++;
      hazards.take(Condition.SETTLED, HostKernel.NEW);
    }
    assertThat(Arrays.stream(counts).min().orElseThrow()).isGreaterThan(200 - 70);
    assertThat(Arrays.stream(counts).max().orElseThrow()).isLessThan(200 + 70);
  }

  @Test void onlyHostsInThePlaceAreConcernedAndTheRateIsTheirs() {
    Spec spec = Spec.rest("r", Site.HOST_REST, 10.0 * DAY, 1, Per.CALL).match(Spec.place(2, 3, 4));
    RestHazards hazards = planned(1, spec).hazards(trace);
    Set<Integer> hosts = new HashSet<>();
    int strikes = 0;
    while (hazards.nextTimeNs() < 4_000 * DAY) {
      hosts.add(hazards.host());
      strikes += hazards.take(Condition.WAITING, HostKernel.OLD) ? 1 : 0;
    }
    assertThat(hosts).containsExactly(50 + 20 + 3);
    assertThat((double) strikes).isCloseTo(400, within(100.0));
  }

  @Test void aHostThatIsUpdatedOrBrokenIsSparedAndTheFaultMasked() {
    PlannedFaults planned = planned(1, Spec.rest("r", Site.HOST_UP, DAY, 1, Per.CALL));
    RestHazards hazards = planned.hazards(trace);
    assertThat(hazards.take(Condition.UPDATING, HostKernel.OLD)).isFalse();
    assertThat(hazards.take(Condition.BROKEN, HostKernel.NONE)).isFalse();
    assertThat(hazards.take(Condition.SETTLED, HostKernel.NEW)).isTrue();
    assertThat(hazards.take(Condition.WAITING, HostKernel.OLD)).isTrue();
    assertThat(planned.tally().firedCount(0)).isEqualTo(4);
    assertThat(planned.tally().maskedCount(0)).isEqualTo(2);
    assertThat(trace.events()).extracting("kind").containsExactly(TraceKind.FAULT_FIRED,
        TraceKind.FAULT_MASKED,
        TraceKind.FAULT_FIRED, TraceKind.FAULT_MASKED, TraceKind.FAULT_FIRED, TraceKind.FAULT_FIRED);
  }

  @Test void restIsWaitingForATurnAndAKernelMustMatch() {
    RestHazards rest = planned(1, Spec.rest("r", Site.HOST_REST, DAY, 1, Per.CALL)).hazards(trace);
    assertThat(rest.take(Condition.SETTLED, HostKernel.NEW)).isFalse();
    assertThat(rest.take(Condition.WAITING, HostKernel.OLD)).isTrue();
    RestHazards image =
        planned(1, Spec.rest("r", Site.HOST_UP, DAY, 1, Per.CALL).match(Spec.kernel(true))).hazards(trace);
    assertThat(image.take(Condition.WAITING, HostKernel.OLD)).isFalse();
    assertThat(image.take(Condition.SETTLED, HostKernel.NONE)).isFalse();
    assertThat(image.take(Condition.SETTLED, HostKernel.NEW)).isTrue();
  }

  @Test void aBadImageIsOneDecisionPerRollout() {
    int bad = 0;
    for (int replication = 1; replication <= 400; replication++) {
      PlannedFaults planned = planned(replication, Spec.rest("image", Site.HOST_UP, DAY, 0.25, Per.ROLLOUT));
      int strikes = strikes(planned.hazards(trace), DAY, Condition.SETTLED, HostKernel.NEW);
      assertThat(strikes == 0 || strikes > 50).isTrue();
      assertThat(planned.tally().reachedCount(0)).isEqualTo(1);
      bad += strikes > 0 ? 1 : 0;
    }
    assertThat((double) bad).isCloseTo(100, within(5 * StrictMath.sqrt(75)));
  }

  @Test void perHostSomeHostsAreNeverHit() {
    RestHazards hazards = planned(1, Spec.rest("r", Site.HOST_UP, DAY, 0.3, Per.HOST)).hazards(trace);
    Set<Integer> hit = new HashSet<>();
    for (int i = 0; i < 5_000; i++) {
      int host = hazards.host();
      if (hazards.take(Condition.SETTLED, HostKernel.NEW)) {
        hit.add(host);
      }
    }
    assertThat((double) hit.size()).isCloseTo(30, within(5 * StrictMath.sqrt(21)));
  }

  @Test void aScriptedFailureComesAtItsTimeToItsHostOnce() {
    FaultSpec scripted = new FaultSpec("s", Site.HOST_REST, Spec.place(1, 2, 3), new FaultEffect.Crash(), 1,
        Per.CALL, Recurs.REDRAWN, new FaultAfter.Elapsed(new Constant(777)), OptionalDouble.empty());
    RestHazards hazards = planned(1, new Spec(scripted), Spec.rest("r", Site.HOST_UP, 1e30, 1, Per.CALL))
        .hazards(trace);
    assertThat(hazards.nextTimeNs()).isEqualTo(777);
    assertThat(hazards.host()).isEqualTo(12);
    assertThat(hazards.cause()).isZero();
    assertThat(hazards.take(Condition.WAITING, HostKernel.OLD)).isTrue();
    assertThat(hazards.nextTimeNs()).isGreaterThan(1_000 * DAY);
  }

  @Test void candidatesDoNotHangOnWhatWasDoneWithTheOthers() {
    Spec spec = Spec.rest("r", Site.HOST_UP, DAY, 1, Per.CALL);
    RestHazards one = planned(1, spec).hazards(trace);
    RestHazards other =
        planned(1, Spec.rest("more", Site.HOST_REST, 1e9 * DAY, 1, Per.CALL), spec).hazards(trace);
    for (int i = 0; i < 500; i++) {
      assertThat(other.nextTimeNs()).isEqualTo(one.nextTimeNs());
      assertThat(other.host()).isEqualTo(one.host());
      one.take(Condition.WAITING, HostKernel.OLD);
      other.take(i % 2 == 0 ? Condition.UPDATING : Condition.SETTLED, HostKernel.NEW);
    }
  }
}
