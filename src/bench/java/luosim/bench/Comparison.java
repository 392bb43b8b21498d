package luosim.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Makes a table of ratios out of the figures of runs that took turns, and adds it to the history.
 *
 * <p>Arguments: the file of figures, which workloads against what ({@code hold=plain}: those whose names
 * begin with hold, against plain), and optionally the history and what its rows begin with. Each line of
 * figures tells its round. The ratio of a round is the reference's processor time by that of the other for
 * the same work: 2 means twice as fast as the reference. Lines of one workload must agree on everything
 * that two of them tell, but for times and memory, and a median within 1 %; otherwise nothing is printed.
 */
public final class Comparison {
  private static final List<String> FREE =
      List.of("round", "on", "cpu", "wall", "liveMiB", "draws", "events");
  private static final List<String> NEAR = List.of("p50ms");
  private static final double TOLERANCE = 0.01;
  private static final double NS_PER_S = 1e9;

  private final Map<String, Map<String, List<Map<String, String>>>> runs = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> agreed = new LinkedHashMap<>();

  private Comparison() {}

  /** Reads, checks, prints and notes down. */
  public static void main(String[] args) throws IOException {
    var comparison = new Comparison();
    for (String line : Files.readAllLines(Path.of(args[0]), StandardCharsets.UTF_8)) {
      comparison.add(line);
    }
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var rows = new ArrayList<String>();
    var asked = args[1].split("=");
    comparison.runs.keySet().stream().filter(workload -> workload.startsWith(asked[0]))
        .forEach(workload -> comparison.print(workload, asked[1], out, rows));
    if (args.length > 2) {
      var history = Path.of(args[2]);
      var lines = rows.stream().map(row -> args[3] + "," + row).toList();
      Files.write(history, lines, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }
  }

  private void add(String line) {
    var figures = new LinkedHashMap<String, String>();
    for (String figure : line.split(" ")) {
      int at = figure.indexOf('=');
      figures.put(figure.substring(0, at), figure.substring(at + 1));
    }
    var workload = figures.get("workload");
    var common = agreed.computeIfAbsent(workload, key -> new LinkedHashMap<>());
    figures.forEach((word, value) -> {
      var before = FREE.contains(word) ? null : common.putIfAbsent(word, value);
      if (before != null && !agree(word, before, value)) {
        throw new IllegalStateException(
            "not the same work: " + word + " is " + before + " elsewhere, in this line: " + line);
      }
    });
    runs.computeIfAbsent(workload, key -> new LinkedHashMap<>())
        .computeIfAbsent(figures.get("on"), key -> new ArrayList<>()).add(figures);
  }

  private static boolean agree(String word, String one, String other) {
    if (NEAR.contains(word)) {
      return Math.abs(Double.parseDouble(one) / Double.parseDouble(other) - 1) <= TOLERANCE;
    }
    return one.equals(other);
  }

  private void print(String workload, String reference, PrintStream out, List<String> rows) {
    var contenders = runs.get(workload);
    var common = agreed.get(workload);
    long units = units(contenders, common);
    out.printf(Locale.ROOT, "%n%s: %s%n", workload, common);
    out.printf(Locale.ROOT, "%-10s %2s %12s %12s %9s  speed by that of %s, median (min to max)%n", "", "n",
        "CPU s", "ns a unit", "live MiB", reference);
    contenders.forEach((name, lines) -> {
      double[] cpu = lines.stream().filter(line -> line.containsKey("cpu"))
          .mapToDouble(line -> Double.parseDouble(line.get("cpu"))).sorted().toArray();
      double[] ratios = ratios(contenders.get(reference), lines);
      var live = lines.stream().map(line -> line.getOrDefault("liveMiB", "")).reduce("", Comparison::greater);
      out.printf(Locale.ROOT, "%-10s %2d %12.2f %12.1f %9s  %.2f (%.2f to %.2f)%n", name, ratios.length,
          median(cpu), median(cpu) * NS_PER_S / units, live, median(ratios), ratios[0],
          ratios[ratios.length - 1]);
      rows.add(String.format(Locale.ROOT, "%s,%s by %s,%d,%.3f,%.3f,%.3f,%.1f,%s", workload, name, reference,
          ratios.length, median(ratios), ratios[0], ratios[ratios.length - 1],
          median(cpu) * NS_PER_S / units, live));
    });
  }

  /** What is counted: callbacks, or events where there are none. */
  private static long units(
      Map<String, List<Map<String, String>>> contenders, Map<String, String> common) {
    var first = contenders.values().iterator().next().get(0);
    return Long.parseLong(common.getOrDefault("callbacks", first.getOrDefault("events", "1")));
  }

  private static String greater(String one, String other) {
    return other.isEmpty() ? one : other;
  }

  /** One ratio for each round that both have run. */
  private static double[] ratios(List<Map<String, String>> reference, List<Map<String, String>> others) {
    return others.stream().filter(line -> line.containsKey("cpu"))
        .flatMapToDouble(line -> reference.stream()
            .filter(base -> base.containsKey("cpu") && base.get("round").equals(line.get("round")))
            .mapToDouble(base -> Double.parseDouble(base.get("cpu")) / Double.parseDouble(line.get("cpu"))))
        .sorted().toArray();
  }

  private static double median(double[] sorted) {
    if (sorted.length == 0) {
      throw new IllegalStateException("nothing was measured in a round that the reference ran too: "
          + Arrays.toString(sorted));
    }
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
