package luosim.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import luosim.conform.observed.Json;
import luosim.conform.observed.Mismatch;
import luosim.conform.observed.TraceLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A record that was altered in any compared field must fail, and the difference that is named first
 * must be in that field. A field whose alteration goes unnoticed is a field that nobody compares.
 */
final class AlteredTraceTest {
  /**
   * Keys under which nothing is compared: inputs, summaries and what the format calls not compared.
   */
  private static final Set<String> NOT_COMPARED = new TreeSet<>(Set.of(
      "id",
      "group",
      "modeled",
      "modeled_part",
      "n_files",
      "n_subsystems",
      "files",
      "subsystems",
      "handlers",
      "config",
      "faults",
      "args",
      "before",
      "ops_not_reached",
      "dts",
      "b64",
      "same_in_development_tree"));

  /** One altered record: where, and its text. */
  private record Altered(String path, Json record) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
          "f1s0-success-implicit-freeze-retrieve-all",
          "f2s1-cb-freeze-s0-EIO-reboot-again",
          "f2s1-payload-cancel-prepared",
          "f2s1-kho-client-before-abort-EIO",
          "f1s0-close-restored-fd-before-finish",
          "f2s1-copy-fault-preserve-copyout",
          "f2s1-startup-root-compat",
          "f1s0-cancel-then-plain-reboot",
          "f1s0-debugfs-prepare-EIO-retry",
          "bulk-3-files",
          "f2s1-copy-fault-restore-copyin",
          "f0s1-kho-user-page-prepared",
          "f3s2-startup-file-shortdata-0x2",
          "f2s1-next-kernel-kho-off",
          "f5s3-open-device"
      }) void everyComparedFieldIsMissedWhenAltered(String id) throws Exception {
    Json record = read(id.equals("bulk-3-files") ? fewFiles() : Golden.line(id));
    assertThat(Golden.replay(record.toString()).text()).isEqualTo("1 passed, 0 failed, 0 skipped");
    var altered = new ArrayList<Altered>();
    alter(record, "", altered::add);
    assertThat(altered).hasSizeGreaterThan(20);
    for (Altered each : altered) {
      var outcome = Golden.replay(each.record().toString());
      assertThat(outcome.report().failed()).as(each.path()).isEqualTo(1);
      assertThat(place(outcome.mismatches().get(0))).as(each.path()).isEqualTo(place(each.path()));
    }
  }

  /** The record of 17472 files, with three. */
  private static String fewFiles() {
    return Golden.line("bulk-17472-files").replace("17472", "3");
  }

  private static Json read(String line) throws Exception {
    return new TraceLines(new java.io.BufferedReader(new java.io.StringReader(line)))
        .next()
        .orElseThrow();
  }

  @FunctionalInterface
  private interface Sink {
    void take(Altered altered);
  }

  /** Every record that differs from this one in one compared leaf, or lacks one compared key. */
  private static void alter(Json value, String path, Sink sink) {
    if (value instanceof Json.Fields fields) {
      for (Map.Entry<String, Json> entry : fields.values().entrySet()) {
        String key = entry.getKey();
        if (!NOT_COMPARED.contains(key)) {
          alter(
              entry.getValue(),
              path + "." + key,
              changed -> sink.take(new Altered(changed.path(), Changed.with(fields, key, changed.record()))));
          if (!required(path, key)) {
            sink.take(new Altered(path + "." + key, Changed.without(fields, key)));
          }
        }
      }
      if (compared(path)) {
        sink.take(new Altered(path + ".extra", Changed.with(fields, "extra", Json.of(1))));
      }
    } else if (value instanceof Json.Items items) {
      for (int i = 0; i < items.values().size(); i++) {
        int place = i;
        alter(
            items.values().get(i),
            path + "[" + i + "]",
            changed -> sink.take(new Altered(changed.path(), Changed.with(items, place, changed.record()))));
      }
    } else {
      sink.take(new Altered(path, Changed.other(value)));
    }
  }

  /** Keys without which a record is no record; they are bad data instead. */
  private static boolean required(String path, String key) {
    return path.isEmpty() || key.equals("op") || key.equals("len");
  }

  /** Whether an object is compared as a whole, so that a key more is a difference. */
  private static boolean compared(String path) {
    return path.matches("\\.trace\\[\\d+]|\\.end.*|\\.ops\\[\\d+]\\.(result|file_callback_counts)");
  }

  /** The part of a record that a path leads to: an op, a callback, the end, the outcome, a tree. */
  private static String place(String path) {
    return path.replaceAll("^\\.ops\\[(\\d+)].*", "op $1")
        .replaceAll("^\\.(trace\\[\\d+]|fdt\\[\\d+]|end|outcome|variant).*", "$1");
  }

  private static String place(Mismatch mismatch) {
    String where = mismatch.where();
    if (where.startsWith("trace[")) {
      return where.substring(0, where.indexOf(']') + 1);
    }
    return mismatch.op() >= 0 ? "op " + mismatch.op() : place("." + where);
  }

  @Test void oneDigitInATreeIsADifference() throws Exception {
    String line = Golden.line("f1s0-success-implicit-freeze-retrieve-all");
    int at = line.indexOf("\"b64\":\"") + 7 + 120;
    char changed = line.charAt(at) == 'A' ? 'B' : 'A';
    var outcome = Golden.replay(line.substring(0, at) + changed + line.substring(at + 1));
    assertThat(outcome.report().failed()).isEqualTo(1);
    assertThat(outcome.mismatches().get(0).where()).startsWith("fdt[0]");
  }

  @Test void differenceNamesRecordRequestFieldExpectedAndFound() throws Exception {
    String line = Golden.line("f2s1-cancel-prepared")
        .replace("\"state\":\"prepared\"", "\"state\":\"frozen\"");
    assertThat(Golden.replay(line).text()).isEqualTo("""
        f2s1-cancel-prepared: op 7 prepare.state: expected "frozen", found "prepared"
        0 passed, 1 failed, 0 skipped""");
  }
}
