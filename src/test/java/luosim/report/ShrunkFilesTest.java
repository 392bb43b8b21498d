package luosim.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import luosim.fleet.HostName;
import luosim.invariant.JudgeTally;
import luosim.invariant.Violation;
import luosim.luo.Row;
import luosim.run.Shrinker;
import luosim.run.ShrunkCampaign;
import org.junit.jupiter.api.Test;

/** Where a file was shrunk only so far, or not at all, every reader must be told. */
final class ShrunkFilesTest {
  private final MadeUp made = MadeUp.eventful();

  private ShrunkCampaign.Place place(String invariant, Row row, boolean smallest) {
    var violation = new Violation(invariant, row, 0, 0, 1, "none", "some", 1);
    return new ShrunkCampaign.Place(new Shrinker.Goal(invariant, row),
        Optional.of(new Shrinker.Shrunk(made.scenario, violation, "K7Q", 500, smallest)));
  }

  private static ShrunkCampaign.Place without(String invariant, Row row) {
    return new ShrunkCampaign.Place(new Shrinker.Goal(invariant, row), Optional.empty());
  }

  private Account account(ShrunkFiles files) {
    return new Account(made.result(), new Verdict(List.of(), List.of()), 1, "luosim 0.1.0",
        host -> HostName.of(MadeUp.TOPOLOGY, host), files, files.notes());
  }

  @Test void whatIsTheSmallestNeedsNoNote() {
    assertThat(new ShrunkFiles(List.of(place("I9", Row.P10, true))).notes()).isEmpty();
  }

  @Test void theLimitAndWhatHangsOnTheFleetAreNoted() {
    var files = new ShrunkFiles(List.of(
        place("I9", Row.P10, false), place("I1", Row.Z2, true), place("I6", Row.NONE, false),
        without("I12", Row.P10)));
    assertThat(files.notes()).containsExactly(
        "the limit of 500 trials was reached, so shrunk/I9-P10.yaml, shrunk/I6.yaml may not be the smallest; "
            + "./luosim shrink TOKEN tries longer",
        "no scenario of one host shows I12 in P10; that hangs on the rest of the fleet");
    assertThat(files.count()).isEqualTo(3);
  }

  @Test void theFileStandsNextToTheTokenEverywhere() {
    var account = account(new ShrunkFiles(List.of(place("I9", Row.P10, true), without("I1", Row.Z2))));
    var lines = TerminalSummary.full(account, "out");
    int replay = lines.indexOf("  I9 P10 on z1-r1-h8 ./luosim replay K0-7-1");
    assertThat(replay).as(String.join("\n", lines)).isNotNegative();
    assertThat(lines.get(replay + 1)).isEqualTo("    on one host ./luosim run out/shrunk/I9-P10.yaml");
    assertThat(lines).contains("shrunk      out/shrunk, 1 scenario of one host");
    assertThat(lines).filteredOn(line -> line.contains("on one host ./luosim run")).hasSize(1);
    var json = new StringWriter();
    SummaryJson.write(account, json);
    assertThat(json.toString()).containsOnlyOnce("\"scenario\": \"shrunk/I9-P10.yaml\"");
    assertThat(ViolationLines.of(account)).containsOnlyOnce("shrunk/I9-P10.yaml");
    assertThat(JunitXml.of(account)).containsOnlyOnce("shrunk to shrunk/I9-P10.yaml");
  }

  @Test void onlyWhatFailsTheRunIsShrunkUnlessAllIsAskedFor() {
    var safety = new InvariantTerms(
        InvariantTerms.Judge.SAFETY, List.of(new InvariantTerms.Known("I1", List.of())), 0);
    assertThat(goals(ShrunkFiles.Which.FAILING, safety)).containsExactly("I9 in P10");
    assertThat(goals(ShrunkFiles.Which.NONE, safety)).isEmpty();
    var off = new InvariantTerms(InvariantTerms.Judge.OFF, List.of(), 0);
    assertThat(goals(ShrunkFiles.Which.FAILING, off)).isEmpty();
    assertThat(goals(ShrunkFiles.Which.ALL, off)).containsExactly("I1 in Z2", "I9 in P10", "I12 in P10");
  }

  private List<String> goals(ShrunkFiles.Which which, InvariantTerms terms) {
    return made.judged.violations().stream().filter(violations -> which.takes(terms, violations))
        .map(ShrunkFilesTest::goal).toList();
  }

  private static String goal(JudgeTally.Violations one) {
    return new Shrinker.Goal(one.invariant().id(), one.row()).text();
  }
}
