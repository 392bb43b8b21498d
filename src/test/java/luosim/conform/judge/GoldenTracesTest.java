package luosim.conform.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import luosim.conform.judge.InvariantFinding.Answer;
import luosim.conform.observed.BadTraceException;
import luosim.conform.observed.Inputs;
import luosim.conform.observed.Json;
import luosim.conform.observed.TraceLines;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * On observed traces of RFC v2 the judge must never miss a defect of which the trace has the
 * evidence, and never accuse a trace that shows none.
 */
final class GoldenTracesTest {
  private static final String RESOURCE = "/luosim/golden/rfc-v2.jsonl.gz";
  private static final int CLEAN_RECORDS = 88;

  private static final Map<String, JudgedTrace> JUDGED = new LinkedHashMap<>();
  private static final Map<String, Json.Fields> RECORDS = new LinkedHashMap<>();
  private static JudgeReport report;

  @BeforeAll static void judgeAll() throws IOException, BadTraceException {
    try (var lines = golden()) {
      report = TraceJudge.run(
          "rfc-v2", lines, TraceJudge.ids(), trace -> JUDGED.put(trace.id(), trace));
    }
    try (var lines = golden()) {
      var records = new TraceLines(lines);
      for (var record = records.next(); record.isPresent(); record = records.next()) {
        RECORDS.put(new Inputs(records.number()).text(record.get(), "id"), record.get());
      }
    }
  }

  private static BufferedReader golden() throws IOException {
    return new BufferedReader(new InputStreamReader(
        new GZIPInputStream(GoldenTracesTest.class.getResourceAsStream(RESOURCE)), StandardCharsets.UTF_8));
  }

  private static TreeSet<String> violated(String id) {
    var ids = new TreeSet<String>();
    JUDGED.get(id).with(Answer.VIOLATED).forEach(finding -> ids.add(finding.invariant().id()));
    return ids;
  }

  private static Json.Fields end(String id) {
    return (Json.Fields) RECORDS.get(id).get("end");
  }

  @Test void everyRecordIsJudgedByEveryInvariantOfAHost() {
    assertThat(JUDGED).hasSize(591);
    assertThat(report.traces()).isEqualTo(591);
    assertThat(JUDGED.values()).allSatisfy(trace -> assertThat(trace.findings()).hasSize(39));
  }

  /** Records in which an invariant is violated; the numbers change only for a reason. */
  @Test void eachInvariantIsViolatedInSoManyRecords() {
    Map<String, Integer> counts = new TreeMap<>();
    report.totals().stream().filter(total -> total.count(Answer.VIOLATED) > 0)
        .forEach(total -> counts.put(total.invariant().id(), total.count(Answer.VIOLATED)));
    assertThat(counts.toString())
        .isEqualTo("{I1=79, I10=7, I11=9, I12=71, I13=89, I14=14, I15=79, I16=3, I17=17, I18=18, I2=1,"
            + " I20=1, I21=10, I23=4, I24=197, I26=2, I27=6, I29=79, I3=77, I30=5, I31=7, I32=2, I33=7,"
            + " I34=18, I38=1, I4=237, I6=30, I7=127, I8=9, I9=91}");
  }

  /** What the traces cannot tell is told by the name of the evidence, never counted as held. */
  @Test void whatTheTracesCannotTellIsUnknownByName() {
    Map<String, String> missing = new TreeMap<>();
    report.totals().stream().filter(total -> total.count(Answer.UNKNOWN) > 0)
        .forEach(total -> missing.put(total.invariant().id(), total.missing().toString()));
    assertThat(missing.toString()).isEqualTo(
        "{I11=[REACHABLE], I12=[ALLOCATIONS, PROBES], I14=[PROBES], I19=[DATA, TREE_ENTRIES],"
            + " I21=[REFERENCES], I24=[INCOMING_HELD], I27=[RECEIVED_HANDLERS], I28=[LOCKS],"
            + " I29=[FILE_STATES], I32=[RECEIVED_FORM], I35=[RANGES],"
            + " I36=[MAP], I37=[OWNER], I6=[DATA], I7=[NAMES], I8=[MAP], I9=[ALLOCATIONS]}");
  }

  /**
   * The examples that the README of the traces gives for each defect, where the trace has the
   * evidence.
   */
  @ParameterizedTest
  @CsvFileSource(resources = "/luosim/golden/rfc-v2-examples.csv",
      numLinesToSkip = 1) void theExamplesOfADefectBreakItsInvariants(String defect, String id,
          String invariants) {
    assertThat(violated(id)).as(defect + " in " + id).contains(invariants.split(" "));
  }

  /** A defect that the README names for a trace stands among those that explain its violations. */
  @ParameterizedTest
  @CsvFileSource(resources = "/luosim/golden/rfc-v2-examples.csv",
      numLinesToSkip = 1) void theExamplesOfADefectNameIt(String defect, String id, String invariants) {
    List<String> named = JUDGED.get(id).with(Answer.VIOLATED).stream()
        .filter(finding -> List.of(invariants.split(" ")).contains(finding.invariant().id()))
        .flatMap(finding -> finding.places().stream()).flatMap(place -> place.defects().stream()).toList();
    boolean showsBySomethingElse =
        defect.equals("client") || id.equals("f3s2-state-stuck-unregister-reregister-subsystem");
    if (!showsBySomethingElse) {
      assertThat(named).as(id).contains(defect);
    }
  }

  /**
   * An independent account in the records: who is left prepared when the state is normal. One
   * record lists participants that have no cancel, which nobody could call.
   */
  @Test void whoeverIsLeftPreparedAtTheEndBreaksI1OrI29() {
    for (String id : RECORDS.keySet()) {
      boolean normal = end(id).get("state").equals(new Json.Text("normal"));
      boolean left = ((Json.Items) end(id).get("outstanding_prepares")).values().isEmpty();
      if (normal && !left && !id.equals("f3s2-no-cancel-cancel")) {
        assertThat(violated(id)).as(id).containsAnyOf("I1", "I29");
      }
    }
  }

  @Test void aLeakedTreeBreaksI7() {
    for (String id : RECORDS.keySet()) {
      if (end(id).get("leaked") instanceof Json.Fields leaked && leaked.has("luo_fdt")) {
        assertThat(violated(id)).as(id).contains("I7");
      }
    }
  }

  /** A plain success breaks nothing but what finish never does in RFC v2, and the data of nothing. */
  @Test void successesBreakNothingButWhatFinishLeavesAndTheNextPrepareMeets() {
    for (String id : RECORDS.keySet()) {
      if (RECORDS.get(id).get("group").equals(new Json.Text("success"))) {
        assertThat(List.of("I24", "I6")).as(id).containsAll(violated(id));
      }
    }
  }

  @Test void recordsThatOnlyAskAndRegisterBreakNothing() {
    List<String> clean = JUDGED.keySet().stream().filter(id -> violated(id).isEmpty()).toList();
    assertThat(clean).contains("f5s3-plain-reboot", "f5s3-open-device", "f3s2-kho-off");
    assertThat(clean).hasSize(CLEAN_RECORDS);
  }

  @Test void judgingFewerInvariantsAnswersThemAlike() throws IOException, BadTraceException {
    List<String> two = List.of("I7", "I13");
    try (var lines = golden()) {
      JudgeReport fewer = TraceJudge.run("rfc-v2", lines, two, trace -> {});
      assertThat(fewer.totals()).isEqualTo(
          report.totals().stream().filter(total -> two.contains(total.invariant().id())).toList());
    }
  }
}
