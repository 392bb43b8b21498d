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
 * Requests of mainline in orders that nobody observed, with arguments of others: the replay must
 * end in differences or in bad data, never in an exception of the model, and the same way twice.
 */
final class RandomMainlineTest {
  private static final long SEED = 20260703;
  private static final int RECORDS = 600;
  private static final int LONG = 3000;

  private final SplittableRandom random = new SplittableRandom(SEED);

  @Test void requestsInAnyOrderNeverBreakTheModel() throws Exception {
    var records = records();
    int bad = 0;
    for (int i = 0; i < RECORDS; i++) {
      String line = disturbed(records.get(random.nextInt(records.size()))).toString();
      try {
        String once = Golden.replayMainline(line).text();
        assertThat(Golden.replayMainline(line).text())
            .as("seed %d, record %d", SEED, i)
            .isEqualTo(once);
      } catch (BadTraceException e) {
        bad++;
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + SEED + ", record " + i + ": " + line, e);
      }
    }
    assertThat(bad).isLessThan(RECORDS / 2);
  }

  private static List<Json.Fields> records() throws IOException, BadTraceException {
    var records = new ArrayList<Json.Fields>();
    try (BufferedReader reader = Golden.traces(Golden.MAINLINE)) {
      var lines = new TraceLines(reader);
      for (var record = lines.next(); record.isPresent(); record = lines.next()) {
        if (record.get().toString().length() > LONG) {
          records.add(record.get());
        }
      }
    }
    return records;
  }

  /** The record with requests left out, repeated, moved, and given arguments of one another. */
  private Json.Fields disturbed(Json.Fields record) {
    var old = ((Json.Items) record.get("ops")).values();
    var ops = new ArrayList<Json>();
    ops.add(old.get(0));
    for (Json op : old.subList(1, old.size())) {
      if (random.nextInt(10) > 0 || is(op, "boot") || is(op, "reboot")) {
        ops.add(random.nextInt(12) == 0 ? strange(op, old) : op);
      }
      if (random.nextInt(4) == 0) {
        Json again = old.get(1 + random.nextInt(old.size() - 1));
        if (!is(again, "boot")) {
          ops.add(again);
        }
      }
    }
    var copy = new LinkedHashMap<>(record.values());
    copy.put("ops", new Json.Items(ops));
    return new Json.Fields(copy);
  }

  private static boolean is(Json op, String word) {
    return ((Json.Fields) op).get("op").equals(new Json.Text(word));
  }

  /** The request with one argument that belongs to another. */
  private Json strange(Json op, List<Json> others) {
    var args = new ArrayList<>(args(op));
    var theirs = args(others.get(random.nextInt(others.size())));
    if (!args.isEmpty() && !theirs.isEmpty()) {
      args.set(random.nextInt(args.size()), theirs.get(random.nextInt(theirs.size())));
    }
    var copy = new LinkedHashMap<>(((Json.Fields) op).values());
    copy.put("args", new Json.Items(args));
    return new Json.Fields(copy);
  }

  private static List<Json> args(Json op) {
    return ((Json.Items) ((Json.Fields) op).get("args")).values();
  }
}
