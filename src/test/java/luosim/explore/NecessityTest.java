package luosim.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import luosim.host.HostModel;
import luosim.invariant.Invariants;
import luosim.luo.revision.rfcv2.Change;
import org.junit.jupiter.api.Test;

/**
 * Each change of hardened is needed: take it alone away, and every invariant that it is there for breaks.
 * The smallest cases are pinned, one line for each change and invariant, and are looked for again on the
 * hosts that they name; {@code UPDATE_SNAPSHOTS=1} looks on all tiny hosts and writes them anew.
 */
final class NecessityTest {
  private static final Path PINNED = Path.of("src/test/resources/luosim/exhaustive/hardened-without.txt");
  private static final Bounds BOUNDS = new Bounds("hardened", 2, 2, 2, 2);

  /** The smallest case of each invariant that a change is for, in one line, by the invariant. */
  private static final class Cases {
    private final Change change;
    private final SortedMap<Integer, String> lines = new TreeMap<>();

    Cases(Change change) {
      this.change = change;
    }

    boolean complete() {
      return lines.size() == change.cells().size();
    }

    /** Looks at hosts, the smallest first, with no fault, then one, then two. */
    Cases on(List<TinyHost> hosts) {
      for (int faults = 0; faults <= BOUNDS.faults(); faults++) {
        for (TinyHost host : hosts) {
          if (!complete()) {
            on(host, faults);
          }
        }
      }
      return this;
    }

    private void on(TinyHost host, int faults) {
      HostModel all = TinyModel.of(host).model();
      TinyModel model = new TinyModel(host, new HostModel(
          "hardened-without-" + change.word(), all.classes(), all.limits(), all.timing()));
      Runner runner = new Runner(model, Menu.of("hardened"), faults, BOUNDS.attempts(),
          Optional.of(new Rests()));
      List<Integer> questions = new ArrayList<>(runner.questions());
      questions.add(0, -1);
      for (int question : questions) {
        if (!complete()) {
          take(runner.walk(question, () -> false).orElseThrow(), model, runner);
        }
      }
    }

    private void take(RunTally tally, TinyModel model, Runner runner) {
      SortedMap<Integer, Finding> smallest = new TreeMap<>();
      for (Finding finding : tally.findings()) {
        int cell = change.cells().indexOf(Invariants.all().get(finding.invariant()).id());
        if (cell >= 0 && !lines.containsKey(cell)) {
          smallest.merge(cell, finding,
              (one, other) -> Finding.SMALLEST_FIRST.compare(one, other) <= 0 ? one : other);
        }
      }
      smallest.forEach((cell, finding) -> lines.put(cell, line(cell, finding, model, runner)));
    }

    private String line(int cell, Finding finding, TinyModel model, Runner runner) {
      runner.along(finding.whole());
      Case one = new Case(model.with(runner.ladder()), runner.faults(), Math.max(1, finding.attempt()));
      return change.word() + " " + change.cells().get(cell) + " " + finding.row() + " | " + one.text();
    }

    String text() {
      return lines.values().stream().map(line -> line + "\n").collect(Collectors.joining());
    }
  }

  /** The hosts that the lines of a change name. */
  private static List<TinyHost> named(Change change, List<String> lines) {
    List<String> cases = lines.stream().filter(line -> line.startsWith(change.word() + " "))
        .map(line -> line.substring(line.indexOf(" | ") + 3)).toList();
    return TinyHosts.within(BOUNDS).stream()
        .filter(host -> cases.stream().anyMatch(one -> onHost(one, host)))
        .toList();
  }

  /** Whether a case is one of a host, whatever its ladder. */
  private static boolean onHost(String one, TinyHost host) {
    for (Ladder ladder : Ladder.values()) {
      String text = new TinyHost(host.protocol(), host.memfds(), host.devices(), host.subsystems(), ladder,
          host.options()).text();
      if (one.startsWith(text + "; ")) {
        return true;
      }
    }
    return false;
  }

  @Test void withoutAChangeEveryInvariantThatItIsForBreaks() throws IOException {
    boolean anew = "1".equals(System.getenv("UPDATE_SNAPSHOTS"));
    List<String> pinned = anew ? List.of() : Files.readAllLines(PINNED, StandardCharsets.UTF_8);
    StringBuilder found = new StringBuilder();
    for (Change change : Change.values()) {
      Cases cases = new Cases(change).on(anew ? TinyHosts.within(BOUNDS) : named(change, pinned));
      assertThat(cases.complete()).as("%s without it: %s", change.cells(), cases.text()).isTrue();
      found.append(cases.text());
    }
    if (anew) {
      Files.writeString(PINNED, found.toString(), StandardCharsets.UTF_8);
    }
    assertThat(found.toString()).isEqualTo(Files.readString(PINNED, StandardCharsets.UTF_8));
  }
}
