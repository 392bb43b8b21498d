package luosim.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * On observed traces of RFC v2 the judge must never miss a defect of which the trace has the
 * evidence, and never accuse a trace that shows none.
 */
final class GoldenTracesTest {
  private static final Map<String, TreeSet<String>> VIOLATED = new TreeMap<>();
  private static List<GoldenRecord> records;

  @BeforeAll static void judgeAll() {
    records = GoldenRecord.all();
    for (GoldenRecord record : records) {
      TreeSet<String> ids = new TreeSet<>();
      Observed.judged(record)
          .violations()
          .forEach(found -> ids.add(found.invariant().id()));
      VIOLATED.put(record.id(), ids);
    }
  }

  @Test void everyRecordIsJudged() {
    assertThat(VIOLATED).hasSize(591);
  }

  /** Records in which an invariant is violated; the numbers change only for a reason. */
  @Test void eachInvariantIsViolatedInSoManyRecords() {
    Map<String, Integer> counts = new TreeMap<>();
    VIOLATED.values().forEach(ids -> ids.forEach(id -> counts.merge(id, 1, Integer::sum)));
    assertThat(counts.toString())
        .isEqualTo(
            "{I1=79, I10=7, I11=9, I12=71, I13=88, I14=14, I15=79, I16=3, I17=17, I18=11, I2=1,"
                + " I23=4, I24=201, I26=2, I29=79, I3=77, I30=5, I31=7, I34=18, I38=1, I4=237,"
                + " I6=30, I7=127, I8=9, I9=91}");
  }

  /**
   * The examples that the README of the traces gives for each defect, where the trace has the
   * evidence.
   */
  @ParameterizedTest
  @CsvFileSource(resources = "/luosim/golden/rfc-v2-examples.csv",
      numLinesToSkip = 1) void theExamplesOfADefectBreakItsInvariants(String defect, String id,
          String invariants) {
    assertThat(VIOLATED.get(id)).as(defect + " in " + id).contains(invariants.split(" "));
  }

  /**
   * An independent account in the records: who is left prepared when the state is normal. One
   * record lists participants that have no cancel, which nobody could call.
   */
  @Test void whoeverIsLeftPreparedAtTheEndBreaksI29() {
    for (GoldenRecord record : records) {
      Map<String, Object> end = record.map("end");
      boolean left = GoldenRecord.text(end, "state").equals("normal")
          && !record.id().equals("f3s2-no-cancel-cancel")
          && !GoldenRecord.items(end, "outstanding_prepares").isEmpty();
      if (left) {
        assertThat(VIOLATED.get(record.id()).stream().anyMatch(List.of("I1", "I29")::contains))
            .as(record.id())
            .isTrue();
      }
    }
  }

  @Test void aLeakedTreeBreaksI7() {
    for (GoldenRecord record : records) {
      Map<String, Object> leaked = GoldenRecord.map(record.map("end"), "leaked");
      if (GoldenRecord.number(leaked, "luo_fdt") > 0) {
        assertThat(VIOLATED.get(record.id())).as(record.id()).contains("I7");
      }
    }
  }

  /**
   * A plain success breaks nothing but what finish never does in RFC v2, and the order of nothing.
   */
  @Test void successesBreakNothingButWhatFinishLeavesAndTheNextPrepareMeets() {
    for (GoldenRecord record : records) {
      if (GoldenRecord.text(record.fields(), "group").equals("success")) {
        assertThat(List.of("I24", "I6")).as(record.id()).containsAll(VIOLATED.get(record.id()));
      }
    }
  }

  @Test void recordsThatOnlyAskAndRegisterBreakNothing() {
    List<String> clean = VIOLATED.entrySet().stream()
        .filter(each -> each.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .toList();
    assertThat(clean).hasSize(CLEAN_RECORDS);
    assertThat(clean).contains("f5s3-plain-reboot", "f5s3-open-device", "f3s2-kho-off");
  }

  private static final int CLEAN_RECORDS = 102;
}
