package luosim.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import luosim.invariant.Invariants;
import luosim.invariant.JudgeTally;
import luosim.luo.Row;
import luosim.metrics.RowSink;
import luosim.scenario.BriefText;
import luosim.scenario.Fault;
import luosim.scenario.Scenario;
import luosim.scenario.ScenarioReader;
import luosim.scenario.ScenarioText;
import org.junit.jupiter.api.Test;

/** A shrunk scenario must violate the same invariant in the same row, and no fault in it may be idle. */
final class ShrinkerTest {
  private static final int TRIALS_MOST = 5_000;

  private static Scenario storm() {
    return ScenarioReader.read(Path.of("scenarios/cancel-storm.yaml"), List.of());
  }

  private static CampaignResult run(Scenario scenario, int threads) {
    return Campaign.run(Bound.of(scenario), new Campaign.CampaignPorts(
        threads, number -> RowSink.NONE, () -> false, () -> {}, new NoMeter()));
  }

  private static Optional<JudgeTally.Violations> found(Scenario scenario, Shrinker.Goal goal) {
    return run(scenario, 1).judged().violations().stream()
        .filter(one -> one.invariant().id().equals(goal.invariant()) && one.row() == goal.row()).findFirst();
  }

  /** The whole storm: every place in which it violates an invariant. */
  @Test void everyViolationOfTheStormShrinksToAScenarioThatShowsItAndOfWhichNoFaultCanGo() {
    CampaignResult result = run(storm(), 2);
    var left = new ArrayList<String>();
    var invariants = new TreeSet<String>();
    int places = 0;
    for (JudgeTally.Violations one : result.judged().violations()) {
      var goal = new Shrinker.Goal(one.invariant().id(), one.row());
      var token = result.replays()
          .token(one.first().replication(), one.first().host(), one.first().attempt()).orElseThrow();
      Optional<Shrinker.Shrunk> shrunk = Shrinker.ofToken(Tokens.read(token), goal, TRIALS_MOST);
      places++;
      invariants.add(one.invariant().id());
      if (shrunk.isEmpty() || !shrunk.get().smallest()) {
        left.add(goal.text());
      } else {
        shows(shrunk.get(), goal);
      }
    }
    assertThat(left).isEmpty();
    assertThat(places).isEqualTo(87);
    assertThat(invariants).hasSize(26);
  }

  private static void shows(Shrinker.Shrunk shrunk, Shrinker.Goal goal) {
    Scenario brief = ScenarioReader.parse(ScenarioText.canonical(shrunk.scenario()), "text", new TreeMap<>());
    assertThat(found(brief, goal)).as(goal.text()).isPresent();
    List<Fault> faults = brief.faults();
    for (int index = 0; index < faults.size(); index++) {
      var fewer = new ArrayList<>(faults);
      fewer.remove(index);
      assertThat(found(With.faults(brief, fewer), goal)).as(goal.text() + " without " + faults.get(index))
          .isEmpty();
    }
  }

  @Test void theTokenOfAShrunkScenarioGivesTheSameBytes() {
    Shrinker.Shrunk shrunk = ofFirst("I9", Row.Z2);
    var again = Tokens.read(shrunk.token());
    var rerun = HostRerun.run(again.bound(), 0, 0, again.token().orders(), (kind, t, h, s, a, b, c) -> {});
    assertThat(again.bound().scenario()).isEqualTo(shrunk.scenario());
    assertThat(rerun.judged().first(Invariants.named("I9"), Row.Z2)).isPresent();
    var twice = HostRerun.run(again.bound(), 0, 0, again.token().orders(), (kind, t, h, s, a, b, c) -> {});
    assertThat(twice.streamHash()).isEqualTo(rerun.streamHash());
  }

  @Test void aFailedFreezeNeedsOneFileOneFaultAndNothingElse() {
    Scenario small = ofFirst("I9", Row.Z2).scenario();
    assertThat(small.faults()).hasSize(1);
    assertThat(small.fleet().hosts()).isEqualTo(1);
    assertThat(small.fleet().hostClasses().get(0).filesMost()).isEqualTo(1);
    assertThat(small.fleet().hostClasses().get(0).subsystems()).isEmpty();
    assertThat(small.rollout().retry().limit()).isZero();
  }

  @Test void theShortTextSaysTheSameAndLittleElse() {
    Scenario small = ofFirst("I9", Row.Z2).scenario();
    String brief = BriefText.of(small);
    assertThat(ScenarioReader.parse(brief, "brief", new TreeMap<>())).isEqualTo(small);
    assertThat(brief.lines().count()).isLessThan(30);
  }

  @Test void aHostThatViolatesSomethingElseIsNotShrunkToIt() {
    assertThat(Shrinker.ofScenario(ofFirst("I9", Row.Z2).scenario(), new Shrinker.Goal("I22", Row.T5), 50))
        .isEmpty();
  }

  private static Shrinker.Shrunk ofFirst(String invariant, Row row) {
    CampaignResult result = run(storm(), 2);
    var first = result.judged().first(Invariants.named(invariant), row).orElseThrow();
    var token = result.replays().token(first.replication(), first.host(), first.attempt()).orElseThrow();
    return Shrinker.ofToken(Tokens.read(token), new Shrinker.Goal(invariant, row), TRIALS_MOST).orElseThrow();
  }

  /** Says that nothing was taken. */
  private static final class NoMeter implements Campaign.CostMeter {
    @Override public double cpuSeconds() {
      return 0;
    }

    @Override public double wallSeconds() {
      return 0;
    }

    @Override public String platform() {
      return "";
    }
  }
}
