package luosim.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import luosim.host.Machine;
import luosim.invariant.JudgeTally;
import luosim.run.HostRerun;
import luosim.run.Tokens;
import luosim.run.TraceText;
import org.junit.jupiter.api.Test;

/**
 * An exploration must count every run once, find the same on any number of threads, with or without pauses
 * and shortcuts, and every case that it prints must show its violation to whoever replays it.
 */
final class ExplorerTest {
  private static final Bounds SINGLES = new Bounds("rfc-v2", 1, 1, 1, 2);

  private static Exploration explore(Bounds bounds, int threads, Explorer.Journal journal) {
    return Explorer.explore(
        bounds, new Explorer.ExplorePorts(threads, () -> false, (done, total) -> {}, journal));
  }

  /** All runs of one tiny host, with shortcuts at rests or without. */
  private static RunTally all(TinyHost host, int faults, int attempts, boolean shortcuts) {
    Runner runner =
        new Runner(TinyModel.of(host), Menu.of("rfc-v2"), faults, attempts,
            shortcuts ? Optional.of(new Rests()) : Optional.empty());
    RunTally all = new RunTally();
    List<Integer> questions = new ArrayList<>(runner.questions());
    questions.add(0, -1);
    for (int question : questions) {
      all.merge(runner.walk(question, () -> false).orElseThrow());
    }
    return all;
  }

  private static TinyHost host(int files, int subsystems) {
    return new TinyHost("rfc-v2", files, 0, subsystems, Ladder.CANCEL, List.of());
  }

  @Test void shortcutsAtRestsFindTheSameAsRunsCarriedOutToTheirEnds() {
    for (TinyHost host : List.of(host(0, 1), host(1, 0))) {
      assertThat(TallyText.write(all(host, 2, 2, true))).isEqualTo(TallyText.write(all(host, 2, 2, false)));
    }
    TinyHost host = host(1, 1);
    assertThat(TallyText.write(all(host, 1, 3, true))).isEqualTo(TallyText.write(all(host, 1, 3, false)));
  }

  @Test void theResultDependsOnNeitherThreadsNorPauses() {
    Exploration one = explore(SINGLES, 1, Explorer.Journal.NONE);
    assertThat(one.complete()).isTrue();
    assertThat(plain(explore(SINGLES, 3, Explorer.Journal.NONE))).isEqualTo(plain(one));
    Kept kept = new Kept();
    AtomicInteger left = new AtomicInteger(40);
    Exploration cut = Explorer.explore(SINGLES, new Explorer.ExplorePorts(
        2, () -> left.decrementAndGet() < 0, (done, total) -> {}, kept));
    assertThat(cut.complete()).isFalse();
    assertThat(cut.units()).isPositive().isLessThan(one.units());
    assertThat(plain(explore(SINGLES, 2, kept))).isEqualTo(plain(one));
  }

  /** All but what depends on luck with shortcuts. */
  private static String plain(Exploration found) {
    return found.bounds() + " " + found.configurations() + " " + found.units() + "/" + found.unitsTotal()
        + " "
        + found.runs() + " " + found.points() + " " + found.cells().stream()
            .map(cell -> cell.id() + " " + cell.violated() + "/" + cell.judged() + cell.rows()
                + cell.example().map(one -> one.smallest().text() + one.row() + one.token().hashCode()))
            .toList();
  }

  private static final class Kept implements Explorer.Journal {
    private final SortedMap<Integer, String> lines = new TreeMap<>();

    @Override public synchronized Optional<String> kept(int unit) {
      return Optional.ofNullable(lines.get(unit));
    }

    @Override public synchronized void keep(int unit, String line) {
      lines.put(unit, line);
    }
  }

  @Test void everyCaseShowsItsViolationWhenItIsReplayed() {
    Exploration found = explore(SINGLES, 2, Explorer.Journal.NONE);
    for (Cell cell : found.cells()) {
      if (cell.example().isPresent()) {
        Example example = cell.example().get();
        Tokens.Replayable again = Tokens.read(example.token());
        JudgeTally judged =
            HostRerun.run(again.bound(), 0, 0, again.token().orders(), TraceText.NOTHING).judged();
        assertThat(judged.first(cell.invariant(), example.row()))
            .as("%s %s", cell.id(), example.smallest().text()).isPresent()
            .hasValueSatisfying(violation -> assertThat(violation.found()).isEqualTo(example.found()));
      }
    }
  }

  @Test void aFaultThatLastsIsOneThatRecursAlways() {
    CaseFault fault = new CaseFault(luosim.host.Site.FILE_PREPARE, "memfd", 1, 2,
        new luosim.fault.FaultEffect.Failure(5), true);
    Case one = new Case(host(2, 0), List.of(fault), 2);
    assertThat(TinyScenario.yaml(one, "x")).contains(
        "f1: {at: file.prepare, match: {handler: memfd, attempt: 1, occurrence: 2}, effect: {error: EIO}, "
            + "recurs: always}");
    assertThat(TinyScenario.scenario(one, "x").faults()).hasSize(1);
    assertThat(one.text()).isEqualTo("2 files, 0 subsystems, after a failed freeze cancel; "
        + "attempt 1: file.prepare of memfd no. 2 and all later ones: EIO");
  }

  /** One fault is enough for these; what needs an option of the host or two faults is found elsewhere. */
  @Test void singlesFindTheKnownDefects() {
    SortedSet<String> defects = new TreeSet<>();
    explore(SINGLES, 2, Explorer.Journal.NONE).cells().forEach(cell -> defects.addAll(cell.defects()));
    assertThat(defects).contains("D1", "D2", "D3", "D4", "D5", "D6", "D7", "D8", "D9", "D10", "D11", "D12",
        "D16", "D17", "D18", "D20", "D21", "D22", "D27", "D31", "D32", "D34");
  }

  @Test void aWalkGoesThroughEachPathOnce() {
    Walk walk = new Walk(2);
    List<String> paths = new ArrayList<>();
    for (int zeros = -1; zeros < 3; zeros++) {
      walk.below(zeros);
      while (walk.next()) {
        StringBuilder path = new StringBuilder();
        for (int question = 0; question < 3; question++) {
          path.append(walk.choose("q" + question, question == 1 ? 3 : 2));
        }
        paths.add(path.toString());
      }
    }
    assertThat(paths).containsExactlyInAnyOrder("000", "100", "101", "110", "120", "010", "020", "011", "021",
        "001");
  }

  @Test void aUsedMachineKnowsNothingOfARequestThatNeverReturned() {
    Runner used = new Runner(TinyModel.of(host(1, 1)), Menu.of("rfc-v2"), 1, 1,
        Optional.empty());
    List<Integer> questions = used.questions();
    for (int question : questions) {
      String again = TallyText.write(used.walk(question, () -> false).orElseThrow());
      Runner fresh = new Runner(TinyModel.of(host(1, 1)), Menu.of("rfc-v2"), 1, 1,
          Optional.empty());
      assertThat(TallyText.write(fresh.walk(question, () -> false).orElseThrow())).isEqualTo(again);
    }
    assertThat(new Machine(TinyModel.of(host(1, 1)).model()).runsNewKernel()).isFalse();
  }

  /** A trial's result is kept by a number over the state: what is left in the list of sub-trees counts. */
  @Test void aUsedJudgeFindsWhatAFreshOneDoesWhereTreesStayPublished() {
    TinyHost debugged = new TinyHost("v3", 0, 0, 1, Ladder.CANCEL, List.of("kernel: {khoDebug: true}"));
    TinyModel model = TinyModel.of(debugged);
    Menu menu = Menu.of("v3");
    Runner used = new Runner(model, menu, 1, 2, Optional.empty());
    for (int question : used.questions()) {
      Runner fresh = new Runner(model, menu, 1, 2, Optional.empty());
      assertThat(TallyText.write(used.walk(question, () -> false).orElseThrow()))
          .isEqualTo(TallyText.write(fresh.walk(question, () -> false).orElseThrow()));
    }
  }
}
