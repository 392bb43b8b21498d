package luosim.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import luosim.invariant.MadeUpTally;
import luosim.luo.Row;
import luosim.run.CampaignResult;
import org.junit.jupiter.api.Test;

/** The summary must never hide a loss, claim more than was run, or run over the edge of the screen. */
final class TerminalSummaryTest {
  private static final String FOLDER = "results/quickstart/1a2b3c4d-42";

  @Test void aCampaignIsToldWhole() {
    Snapshot.matches("summary.txt", text(TerminalSummary.full(SummaryJsonTest.eventful(), FOLDER)));
  }

  @Test void aCampaignWithoutFaultsSamplesOrViolationsIsToldToo() {
    Snapshot.matches("summary-empty.txt", text(TerminalSummary.full(quiet(), FOLDER)));
  }

  @Test void theQuietSummaryIsTheEndOfTheWholeOne() {
    var account = SummaryJsonTest.eventful();
    var last = TerminalSummary.last(account, FOLDER);
    var full = TerminalSummary.full(account, FOLDER);
    assertThat(full.subList(full.size() - last.size(), full.size())).isEqualTo(last);
  }

  @Test void noLineButAReplayLineIsWiderThanTheScreen() {
    assertThat(TerminalSummary.full(SummaryJsonTest.eventful(), FOLDER))
        .filteredOn(line -> !line.contains("./luosim replay"))
        .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(80));
  }

  @Test void theFirstLineSaysWhatTheRevisionIs() {
    assertThat(TerminalSummary.full(quiet(), FOLDER)).first()
        .isEqualTo("rfc-v2: posted May 2025, never merged");
  }

  @Test void ofManyViolationsTenAreToldAndTheRestIsCounted() {
    var made = new MadeUp();
    var tally = new MadeUpTally();
    for (Row row : List.of(Row.P2, Row.P3, Row.P4, Row.P5, Row.P6, Row.P7, Row.P8, Row.P9, Row.C1, Row.C3,
        Row.C4)) {
      tally.violated("I9", row, 1, 5);
    }
    made.judged = tally.violated("I17", Row.K4, 3, 8).tally();
    var lines = TerminalSummary.full(made.account(new Verdict(List.of(), List.of()), 0), FOLDER);
    assertThat(lines).filteredOn(line -> line.contains("./luosim replay")).hasSize(5);
    assertThat(lines).contains("  and 2 places more; summary.json has all, each with a token");
    assertThat(lines).as("what shows a defect that the others do not")
        .anyMatch(line -> line.startsWith("  I17  K4 "));
  }

  @Test void theCostTellsRatesPerSecondAndPerCore() {
    assertThat(TerminalSummary.cost(MadeUp.eventful().result())).containsExactly(
        "66,700 callbacks, 543,210 events, 412 host updates in 1.75 s (3.25 s of CPU, 2 threads)",
        "38,114 callbacks per second, 20,523 per second of CPU; 7.89 ms of CPU per host update");
  }

  @Test void nothingIsDividedByATimeOfZero() {
    var result = MadeUp.eventful().result();
    var none = new CampaignResult(
        result.scenario(), result.digest(), 0, result.ending(), List.of(), result.fleet(), result.judged(),
        List.of(),
        result.fingerprint(), result.replays(), new CampaignResult.Cost(0, 0, 0, 1, 0, 0, "17"));
    assertThat(TerminalSummary.cost(none)).hasSize(2);
  }

  private static Account quiet() {
    return new MadeUp().account(new Verdict(List.of(), List.of()), 0);
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }
}
