package luosim.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SplittableRandom;
import luosim.conform.observed.BadTraceException;
import luosim.conform.observed.Json;
import luosim.conform.observed.TraceLines;
import org.junit.jupiter.api.Test;

/**
 * Requests in orders that nobody observed, with faults at any question: the replay must end in
 * differences or in bad data, never in an exception of the model, and the same way twice.
 */
final class RandomRecordsTest {
  private static final long SEED = 20250515;
  private static final int RECORDS = 400;
  private static final List<String> KINDS =
      List.of("alloc", "fdt", "xa", "kill", "copyin", "copyout", "getfd", "kexec", "nokho");

  private final SplittableRandom random = new SplittableRandom(SEED);

  @Test void requestsInAnyOrderNeverBreakTheModel() throws Exception {
    var records = records();
    int bad = 0;
    for (int i = 0; i < RECORDS; i++) {
      String line = disturbed(records.get(random.nextInt(records.size()))).toString();
      try {
        String once = Golden.replay(line).text();
        assertThat(Golden.replay(line).text()).as("seed %d, record %d", SEED, i).isEqualTo(once);
      } catch (BadTraceException e) {
        bad++;
      }
    }
    assertThat(bad).isLessThan(RECORDS / 10);
  }

  private static List<Json.Fields> records() throws IOException, BadTraceException {
    var records = new ArrayList<Json.Fields>();
    try (BufferedReader reader = Golden.rfcV2()) {
      var lines = new TraceLines(reader);
      for (var record = lines.next(); record.isPresent(); record = lines.next()) {
        if (!record.get().get("id").toString().contains("bulk")) {
          records.add(record.get());
        }
      }
    }
    return records;
  }

  /** The record with requests left out, repeated and moved, and with faults that it never had. */
  private Json.Fields disturbed(Json.Fields record) {
    var old = ((Json.Items) record.get("ops")).values();
    var ops = new ArrayList<Json>();
    ops.add(old.get(0));
    for (Json op : old.subList(1, old.size())) {
      if (random.nextInt(8) > 0) {
        ops.add(faulty(op));
      }
      if (random.nextInt(3) == 0) {
        ops.add(faulty(old.get(1 + random.nextInt(old.size() - 1))));
      }
    }
    var copy = new LinkedHashMap<>(record.values());
    copy.put("ops", new Json.Items(ops));
    return new Json.Fields(copy);
  }

  private Json faulty(Json op) {
    if (random.nextInt(3) > 0) {
      return op;
    }
    Json.Fields inject = Json.fields()
        .put("kind", KINDS.get(random.nextInt(KINDS.size())))
        .put("nth", 1 + random.nextInt(random.nextInt(2) == 0 ? 4 : 30));
    var copy = new LinkedHashMap<>(((Json.Fields) op).values());
    copy.put("before", new Json.Items(List.of(Json.fields().put("inject", inject))));
    return new Json.Fields(copy);
  }
}
