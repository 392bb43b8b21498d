package luosim.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * On observed traces of RFC v2 the judge must never miss a defect of which the trace has the evidence, and never accuse
 * a trace that shows none.
 */
final class GoldenTracesTest {
  private static final Map<String, TreeSet<String>> VIOLATED = new TreeMap<>();
  private static List<GoldenRecord> records;

  @BeforeAll
  static void judgeAll() {
    records = GoldenRecord.all();
    for (GoldenRecord record : records) {
      TreeSet<String> ids = new TreeSet<>();
      Observed.judged(record)
          .violations()
          .forEach(found -> ids.add(found.invariant().id()));
      VIOLATED.put(record.id(), ids);
    }
  }

  @Test
  void everyRecordIsJudged() {
    assertThat(VIOLATED).hasSize(591);
  }

  /** Records in which an invariant is violated; the numbers change only for a reason. */
  @Test
  void eachInvariantIsViolatedInSoManyRecords() {
    Map<String, Integer> counts = new TreeMap<>();
    VIOLATED.values().forEach(ids -> ids.forEach(id -> counts.merge(id, 1, Integer::sum)));
    assertThat(counts.toString())
        .isEqualTo(
            "{I1=79, I10=7, I11=9, I12=71, I13=88, I14=14, I15=79, I16=3, I17=17, I18=11, I2=1,"
                + " I23=4, I24=201, I26=2, I29=79, I3=77, I30=5, I31=7, I34=18, I38=1, I4=237,"
                + " I6=30, I7=127, I8=9, I9=91}");
  }

  /** The examples that the README of the traces gives for each defect, where the trace has the evidence. */
  @ParameterizedTest
  @CsvSource({
    "D1, f2s1-cb-prepare-f1-EIO-cancel-then-full, I7",
    "D1, f2s1-cb-prepare-first-then-last, I7",
    "D1, f3s2-cb-prepare-f0-EIO-writes-data, I7",
    "D1, f5s3-cb-prepare-f0-EIO-retry, I7",
    "D6, f2s1-cb-freeze-s0-EIO-retry, I7 I12",
    "D6, f2s1-failed-freeze-cancel-then-reboot, I7",
    "D6, f3s2-state-stuck-prepare, I7 I12",
    "D6, f5s3-state-stuck-register-subsystem-new, I7",
    "D6, f2s1-cb-freeze-f1-EIO-cancel-cancel, I7",
    "D4, f2s1-kho-user-page-failed-freeze, I1 I3 I15 I29",
    "D4, f2s1-state-stuck-unregister-handler, I1 I3 I15 I29",
    "D4, f3s2-state-stuck-prepare, I1 I3 I15 I29",
    "D4, f3s2-state-stuck-register-subsystem-new, I1 I3 I15 I29",
    "D5, f2s1-cb-freeze-s0-EIO-retry, I1 I3 I15 I29",
    "D5, f2s1-cb-freeze-s0-EIO-writes-data, I1 I3 I15 I29",
    "D5, f5s3-cb-freeze-s1-EIO-retry, I1 I3 I15 I29",
    "D7, f2s1-cb-freeze-f0-EIO-reboot-again, I17 I18",
    "D7, f2s1-cb-freeze-s0-EIO-reboot-again, I17 I18 I30",
    "D7, f3s2-cb-freeze-f1-EIO-reboot-again, I17 I18 I30",
    "D7, f5s3-payload-last-freeze-EIO-reboot-again, I10 I17 I18 I30",
    "D8, f2s1-state-stuck-cancel, I9 I13",
    "D8, f3s2-state-stuck-unregister-reregister-subsystem, I7",
    "D8, f5s3-cb-freeze-s0-ENOMEM-retry, I9 I13",
    "D9, f2s1-kho-cancel-frozen-kill01, I8 I9 I14",
    "D9, f2s1-kho-client-before-abort-EIO, I8 I14",
    "D9, f3s2-kho-cancel-kill01, I8 I9 I14",
    "D9, f5s3-kho-client-before-abort-EIO-then-freeze-reboot, I8 I11 I14",
    "D10, f1s0-payload-last-prepare-EIO, I10",
    "D10, f2s1-payload-cancel-prepared, I10",
    "D10, f3s2-payload-cancel-frozen, I10",
    "D11, f0s1-kho-user-page-failed-freeze, I9",
    "D11, f2s1-kho-user-page-failed-prepare, I9",
    "D35, f0s1-kho-user-page-prepare-in-updated, I9 I13",
    "D35, f3s2-kho-user-page-prepare-in-updated, I9 I13",
    "D12, f1s0-cancel-then-plain-reboot, I11 I17",
    "D12, f2s1-cancel-frozen-then-plain-reboot, I11 I17",
    "D28, f2s1-kho-prepare-fdt25-then-full, I34",
    "D28, f2s1-kho-prepare-fdt26-retry, I34",
    "D28, f5s3-kho-prepare-fdt31-retry, I34",
    "D24, f2s1-kho-prepare-fdt15-retry, I13",
    "D24, f5s3-kho-prepare-fdt24-retry, I13",
    "D16, f3s2-cb-retrieve-t0-EIO, I23",
    "D16, f5s3-cb-retrieve-t4-ENOMEM, I23",
    "D17, f1s0-close-restored-fd-before-finish, I26",
    "D17, f3s2-close-restored-fd-before-finish, I26",
    "D18, f2s1-kho-prepare-fdt25-then-full, I24",
    "D18, f5s3-restore-then-unregister-handler, I24",
    "D20, f3s2-no-cancel-cancel, I6",
    "D21, f2s1-state-finished-preserve-new, I6",
    "D21, f5s3-state-finished-cancel, I6",
    "D23, f2s1-liveupdate-param-off, I38",
    "D27, f0s1-kexec-fail-EINVAL-explicit-freeze-reboot-again, I16",
    "D27, f2s1-kexec-fail-EINVAL-explicit-freeze-reboot-again, I16",
    "D27, f5s3-kexec-fail-EBUSY-implicit-freeze-reboot-again, I16",
    "D32, f2s1-cancel-frozen-twice, I4",
    "D32, f5s3-cancel-preserve-more-then-prepare, I4",
    "D33, f2s1-no-prepare-last-file-freeze-EIO, I2",
    "client, f2s1-kho-client-after-abort-EIO, I7 I14",
    "D2, f2s1-debugfs-prepare-EIO-retry, I7 I12",
    "D2, f5s3-debugfs-prepare-alloc07-retry, I12",
    "D34, f0s1-debugfs-prepare-alloc09-retry, I13"
  })
  void theExamplesOfADefectBreakItsInvariants(String defect, String id, String invariants) {
    assertThat(VIOLATED.get(id)).as(defect + " in " + id).contains(invariants.split(" "));
  }

  /**
   * An independent account in the records: who is left prepared when the state is normal. One record lists participants
   * that have no cancel, which nobody could call.
   */
  @Test
  void whoeverIsLeftPreparedAtTheEndBreaksI29() {
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

  @Test
  void aLeakedTreeBreaksI7() {
    for (GoldenRecord record : records) {
      Map<String, Object> leaked = GoldenRecord.map(record.map("end"), "leaked");
      if (GoldenRecord.number(leaked, "luo_fdt") > 0) {
        assertThat(VIOLATED.get(record.id())).as(record.id()).contains("I7");
      }
    }
  }

  /** A plain success breaks nothing but what finish never does in RFC v2, and the order of nothing. */
  @Test
  void successesBreakNothingButWhatFinishLeavesAndTheNextPrepareMeets() {
    for (GoldenRecord record : records) {
      if (GoldenRecord.text(record.fields(), "group").equals("success")) {
        assertThat(List.of("I24", "I6")).as(record.id()).containsAll(VIOLATED.get(record.id()));
      }
    }
  }

  @Test
  void recordsThatOnlyAskAndRegisterBreakNothing() {
    List<String> clean = VIOLATED.entrySet().stream()
        .filter(each -> each.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .toList();
    assertThat(clean).hasSize(CLEAN_RECORDS);
    assertThat(clean).contains("f5s3-plain-reboot", "f5s3-open-device", "f3s2-kho-off");
  }

  private static final int CLEAN_RECORDS = 102;
}
