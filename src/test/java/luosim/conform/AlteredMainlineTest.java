package luosim.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import luosim.conform.observed.Json;
import luosim.conform.observed.Mismatch;
import luosim.conform.observed.TraceLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A record of mainline that was altered in any compared field must fail, and the difference that is
 * named first must be in that request. A field whose alteration goes unnoticed is a field that
 * nobody compares.
 */
final class AlteredMainlineTest {
  /** Keys under which nothing is compared: inputs, labels and what proves nothing. */
  private static final Set<String> NOT_COMPARED = new TreeSet<>(Set.of(
      "id", "group", "kernels", "defects", "handlers", "flbs", "faults", "args", "kernel_warning"));

  /** Keys that a record may lack, because nobody measured them. */
  private static final Set<String> MEASURED =
      new TreeSet<>(Set.of("kho_pages", "mem_pages", "mem_pages_vs_cold"));

  @ParameterizedTest
  @ValueSource(
      strings = {
          "chain-mock",
          "errno-size",
          "errno-frozen-mapping",
          "flb",
          "exit-order-k2",
          "rollback-one-4",
          "skipb",
          "skipb-not-needed",
          "d5-copyout-0",
          "d1-dup-102-1",
          "memory-4",
          "rnd3-11",
          "rnd1-4",
          "rnd2-76"
      }) void everyComparedFieldIsMissedWhenAltered(String id) throws Exception {
    Json record = read(Golden.mainlineLine(id));
    assertThat(Golden.replayMainline(record.toString()).text())
        .isEqualTo("1 passed, 0 failed, 0 skipped");
    var altered = new ArrayList<String>();
    alter(record, "", (path, other) -> {
      altered.add(path);
      missed(path, other);
    });
    assertThat(altered).hasSizeGreaterThan(20);
  }

  private static void missed(String path, Json altered) {
    try {
      var outcome = Golden.replayMainline(altered.toString());
      assertThat(outcome.report().failed()).as(path).isEqualTo(1);
      assertThat(place(outcome.mismatches().get(0))).as(path).isEqualTo(place(path));
    } catch (luosim.conform.observed.BadTraceException e) {
      throw new AssertionError(path, e);
    }
  }

  private static Json read(String line) throws Exception {
    return new TraceLines(new BufferedReader(new StringReader(line))).next().orElseThrow();
  }

  /** Every record that differs from this one in one compared leaf, or lacks one compared key. */
  private static void alter(Json value, String path, BiConsumer<String, Json> sink) {
    if (value instanceof Json.Fields fields) {
      for (Map.Entry<String, Json> entry : fields.values().entrySet()) {
        alterKey(fields, entry.getKey(), entry.getValue(), path, sink);
      }
    } else if (value instanceof Json.Items items) {
      for (int i = 0; i < items.values().size(); i++) {
        int place = i;
        alter(
            items.values().get(i),
            path + "[" + i + "]",
            (at, changed) -> sink.accept(at, Changed.with(items, place, changed)));
      }
    } else {
      sink.accept(path, Changed.other(value));
    }
  }

  private static void alterKey(
      Json.Fields fields, String key, Json value, String path, BiConsumer<String, Json> sink) {
    boolean release = path.isEmpty() && key.equals("kernel");
    boolean seenByNobody = key.equals("seen") && fields.get("op").equals(new Json.Text("debugfs_fdt"));
    if (NOT_COMPARED.contains(key) || release || seenByNobody) {
      return;
    }
    alter(
        value,
        path + "." + key,
        (at, changed) -> sink.accept(at, Changed.with(fields, key, changed)));
    if (!path.isEmpty() && !key.equals("op") && !MEASURED.contains(key)) {
      sink.accept(path + "." + key, Changed.without(fields, key));
    }
  }

  /** The part of a record that a path leads to: a request, the list of files, the end. */
  private static String place(String path) {
    return path.replaceAll("^\\.ops\\[(\\d+)].*", "op $1").replaceAll("^\\.(files|final).*", "$1");
  }

  private static String place(Mismatch mismatch) {
    return mismatch.op() >= 0 ? "op " + mismatch.op() : place("." + mismatch.where());
  }

  @Test void differenceNamesRecordRequestFieldExpectedAndFound() throws Exception {
    String line = Golden.mainlineLine("chain-mock")
        .replaceFirst("\"out\":\"0x3161\"", "\"out\":\"0x3162\"");
    assertThat(Golden.replayMainline(line).text()).isEqualTo("""
        chain-mock: op 5 preserve.callbacks[2].out: expected "0x3162", found "0x3161"
        0 passed, 1 failed, 0 skipped""");
  }
}
