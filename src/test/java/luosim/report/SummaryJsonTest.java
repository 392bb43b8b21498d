package luosim.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import luosim.budget.Comparison;
import luosim.budget.Statistic;
import luosim.budget.Threshold;
import luosim.run.CampaignResult;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;

/**
 * A program that reads the summary must find every promised member, and never a number for what never ended.
 */
final class SummaryJsonTest {
  @Test void aSummaryIsWrittenWhole() {
    Snapshot.matches("summary.json", text(eventful()));
  }

  @Test void equalCampaignsGiveEqualTexts() {
    assertThat(text(eventful())).isEqualTo(text(eventful()));
  }

  @Test void theMembersThatTheFormatPromisesAreThereInOrder() {
    assertThat(members(text(eventful()))).containsExactly(
        "formatVersion", "tool", "protocol", "scenario", "seed", "replications", "ending", "fingerprint",
        "verdict",
        "exitCode", "causes", "measures", "outcomes", "cancels", "violations", "notJudged", "faults",
        "budgets",
        "notes", "cost");
  }

  @Test void withoutItsCostASummaryDoesNotDependOnTheMachine() {
    var out = new StringWriter();
    SummaryJson.writeWithoutCost(eventful(), out);
    assertThat(members(out.toString())).doesNotContain("cost").contains("budgets");
  }

  @Test void aCampaignWithoutAnySampleIsToldToo() {
    var made = new MadeUp();
    var verdict = Verdicts.of(
        made.result(), new InvariantTerms(InvariantTerms.Judge.ALL, List.of(), 0),
        List.of(new Threshold("blackout.p99 < 1s", "blackout", new Statistic.Quantile(0.99), Comparison.LESS,
            1e9)));
    String text = text(made.account(verdict, 4));
    assertThat(members(text)).contains("measures");
    assertThat(text).contains("\"verdict\": \"UNKNOWN\"").contains("\"observed\": null");
  }

  @Test void aFullDiskIsAnInputOutputError() {
    assertThatThrownBy(() -> SummaryJson.write(eventful(), new Writer() {
      @Override public void write(char[] text, int from, int length) throws IOException {
        throw new IOException("disk full");
      }

      @Override public void flush() {}

      @Override public void close() {}
    })).isInstanceOf(UncheckedIOException.class).hasRootCauseMessage("disk full");
  }

  static Account eventful() {
    var made = MadeUp.eventful();
    CampaignResult result = made.result();
    var verdict = Verdicts.of(
        result,
        new InvariantTerms(
            InvariantTerms.Judge.SAFETY, List.of(new InvariantTerms.Known("I9", List.of("D1"))), 100),
        List.of(
            new Threshold("blackout.p50 < 6s", "blackout", new Statistic.Quantile(0.5), Comparison.LESS, 6e9),
            new Threshold("blackout.max < 60s", "blackout", new Statistic.Max(), Comparison.LESS, 60e9),
            new Threshold(
                "blackout{shape=nic}.above(8s) < 1%", "blackout{shape=nic}", new Statistic.Above(8e9),
                Comparison.LESS, 0.01),
            new Threshold(
                "blackout{zone=z1}.p99 < 9s", "blackout{zone=z1}", new Statistic.Quantile(0.99),
                Comparison.LESS,
                9e9)));
    return made.account(verdict, 1, "pauses.csv holds a sample of 10 % of the pauses and the 1,000 longest");
  }

  private static String text(Account account) {
    var out = new StringWriter();
    SummaryJson.write(account, out);
    return out.toString();
  }

  private static List<String> members(String text) {
    List<String> names = new ArrayList<>();
    try (JsonParser parser =
        JsonFactory.builder().build().createParser(tools.jackson.core.ObjectReadContext.empty(), text)) {
      int depth = 0;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        if (token == JsonToken.PROPERTY_NAME && depth == 1) {
          names.add(parser.currentName());
        }
      }
    }
    return names;
  }
}
