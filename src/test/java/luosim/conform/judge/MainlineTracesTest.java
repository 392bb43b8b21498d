package luosim.conform.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import luosim.conform.judge.InvariantFinding.Answer;
import luosim.conform.observed.BadTraceException;
import luosim.conform.observed.Json;
import luosim.conform.observed.TraceLines;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * On traces of a running mainline kernel the judge must never explain a violation by a defect that
 * the trace does not show, nor accuse one that shows none.
 */
final class MainlineTracesTest {
  private static final String RESOURCE = "/golden/mainline.jsonl.gz";

  private static final Map<String, JudgedTrace> JUDGED = new LinkedHashMap<>();
  private static final Map<String, Json.Fields> RECORDS = new LinkedHashMap<>();
  private static JudgeReport report;

  @BeforeAll static void judgeAll() throws IOException, BadTraceException {
    try (var lines = golden()) {
      report = TraceJudge.run(
          "mainline", lines, TraceJudge.ids(), trace -> JUDGED.put(trace.id(), trace));
    }
    try (var lines = golden()) {
      var records = new TraceLines(lines);
      for (var record = records.next(); record.isPresent(); record = records.next()) {
        RECORDS.put(((Json.Text) record.get().get("id")).value(), record.get());
      }
    }
  }

  private static BufferedReader golden() throws IOException {
    return new BufferedReader(new InputStreamReader(
        new GZIPInputStream(MainlineTracesTest.class.getResourceAsStream(RESOURCE)),
        StandardCharsets.UTF_8));
  }

  /** Known defects that explain what is violated in a trace, "new" for what none explains. */
  private static TreeSet<String> explained(JudgedTrace trace) {
    var defects = new TreeSet<String>();
    for (InvariantFinding finding : trace.with(Answer.VIOLATED)) {
      for (InvariantFinding.Place place : finding.places()) {
        defects.addAll(place.defects().isEmpty() ? List.of("new") : place.defects());
      }
    }
    return defects;
  }

  private static TreeSet<String> labels(String id) {
    var labels = new TreeSet<String>();
    ((Json.Items) RECORDS.get(id).get("defects")).values()
        .forEach(label -> labels.add("ML-" + ((Json.Text) label).value()));
    return labels;
  }

  /** Records in which an invariant is violated; the numbers change only for a reason. */
  @Test void eachInvariantIsViolatedInSoManyRecords() {
    Map<String, Integer> counts = new TreeMap<>();
    report.totals().stream().filter(total -> total.count(Answer.VIOLATED) > 0)
        .forEach(total -> counts.put(total.invariant().id(), total.count(Answer.VIOLATED)));
    assertThat(report.traces()).isEqualTo(447);
    assertThat(counts.toString()).isEqualTo("{I13=26, I24=46, I33=9, I9=24}");
  }

  /**
   * Two kinds of records are accused without a label: where the extra block of a refused create was
   * given back in time, so that nobody panicked, and where a handler is missing by design.
   */
  @Test void onlyLabelledDefectsExplainViolations() {
    for (JudgedTrace trace : JUDGED.values()) {
      var unlabelled = explained(trace);
      unlabelled.removeAll(labels(trace.id()));
      boolean block = unlabelled.equals(new TreeSet<>(List.of("ML-D1")))
          && trace.with(Answer.VIOLATED).stream().flatMap(finding -> finding.places().stream())
              .anyMatch(place -> place.rowText().equals("M6"));
      boolean handler = trace.id().equals("skipb") && unlabelled.equals(new TreeSet<>(List.of("new")));
      assertThat(unlabelled.isEmpty() || block || handler).as(trace.id() + unlabelled).isTrue();
    }
  }

  /** D2 and D3 show only once all files were finished, D4 is none of what a kernel does. */
  @Test void mostLabelledDefectsAreFound() {
    Map<String, String> found = new TreeMap<>();
    for (String defect : List.of("ML-D1", "ML-D2", "ML-D3", "ML-D4", "ML-D5")) {
      long labelled = RECORDS.keySet().stream().filter(id -> labels(id).contains(defect)).count();
      long seen = JUDGED.values().stream()
          .filter(trace -> labels(trace.id()).contains(defect) && explained(trace).contains(defect))
          .count();
      found.put(defect, seen + " of " + labelled);
    }
    assertThat(found.toString())
        .isEqualTo("{ML-D1=8 of 8, ML-D2=37 of 55, ML-D3=10 of 14, ML-D4=0 of 2, ML-D5=21 of 21}");
  }

  /** What the traces cannot tell is told by the name of the evidence, never counted as held. */
  @Test void whatTheTracesCannotTellIsUnknownByName() {
    Map<String, String> missing = new TreeMap<>();
    report.totals().stream().filter(total -> total.count(Answer.UNKNOWN) > 0)
        .forEach(total -> missing.put(total.invariant().id(), total.missing().toString()));
    assertThat(missing.toString()).isEqualTo(
        "{I11=[REACHABLE], I12=[ALLOCATIONS, PROBES], I13=[PRESERVED], I14=[PROBES],"
            + " I19=[TREE_ENTRIES], I21=[REFERENCES], I32=[RECEIVED_FORM], I35=[RANGES], I36=[MAP],"
            + " I6=[DATA], I9=[PRESERVED, ALLOCATIONS]}");
  }

  @Test void whatNobodyKnowsIsBadData() {
    String line = RECORDS.get("chain-mock").toString();
    for (String[] change : new String[][] {
        {"\"flb_preserve\"", "\"flb_prepare\""},
        {"\"op\": \"load\"", "\"op\": \"unlode\""},
        {"\"in\": \"0x0\"", "\"in\": \"zero\""},
        {"\"group\"", "\"flavour\""}}) {
      assertThat(line).contains(change[0]);
      var altered = new BufferedReader(new StringReader(line.replaceFirst(change[0], change[1])));
      assertThatThrownBy(
          () -> TraceJudge.run("mainline", altered, TraceJudge.ids(), trace -> {}))
          .as(change[1])
          .isInstanceOf(BadTraceException.class)
          .hasMessageStartingWith("line 1: ");
    }
  }

  @Test void durationsAreTakenWhereTheRecordHasThem() throws Exception {
    String line = RECORDS.get("chain-mock").toString()
        .replaceFirst("\"cb\": \"freeze\"", "\"ns\": 700, \"cb\": \"freeze\"")
        .replaceFirst("\"op\": \"reboot\"", "\"ns\": 1000, \"op\": \"reboot\"");
    var judged = TraceJudge.run(
        "mainline", new BufferedReader(new StringReader(line)), TraceJudge.ids(), trace -> {});
    assertThat(judged.durations().of("reboot").orElseThrow().known().count()).isEqualTo(1);
    assertThat(judged.durations().of("reboot").orElseThrow().lacking()).isEqualTo(1);
    assertThat(judged.durations().of("file.freeze{handler=A}").orElseThrow().known().count())
        .isEqualTo(1);
    assertThat(judged.durations().of("flb.preserve{who=F1}").orElseThrow().lacking()).isEqualTo(2);
  }
}
