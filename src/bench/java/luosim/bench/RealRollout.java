package luosim.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import luosim.cli.Main;

/**
 * The rollout by luosim as users run it: the command {@code run}, one thread unless something else is asked
 * for, without the report. The result folder is removed in the end.
 */
final class RealRollout {
  static final String WORD = "luosim";

  private static final int HOSTS_PER_RACK = 40;
  private static final double MS = 1e-6;

  private RealRollout() {}

  /**
   * Runs the command, which ends the process; the figures are printed on the way out.
   *
   * @param more further words of the command, such as {@code --threads 2}
   */
  static void run(int hosts, int outMax, List<String> more, Figures figures, Process process) {
    var folder = Path.of("target", "bench", "rollout-" + ProcessHandle.current().pid());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> print(folder, figures, process)));
    var words = new ArrayList<>(List.of("run", "src/bench/rollout.yaml", "--no-report", "--no-progress",
        "--quiet", "--out", folder.toString()));
    set(words, "fleet.topology.zones", 1);
    set(words, "fleet.topology.racksPerZone", hosts / HOSTS_PER_RACK);
    set(words, "rollout.maxUnavailable.fleet", outMax);
    if (!more.contains("--threads")) {
      words.addAll(List.of("--threads", "1"));
    }
    words.addAll(more);
    Main.main(words.toArray(String[]::new));
  }

  private static void set(List<String> words, String key, int value) {
    words.add("--set");
    words.add(key + "=" + value);
  }

  private static void print(Path folder, Figures figures, Process process) {
    try {
      var summary = Files.readString(folder.resolve("summary.json"));
      figures.with("updated", number(summary, "updated") + number(summary, "updatedAfterRetries"))
          .with("drained", number(summary, "drained")).with("rebooted", number(summary, "rebooted"))
          .with("lost", number(summary.substring(summary.indexOf("\"outcomes\": {")), "lost"))
          .with("attempts", number(summary, "hostUpdates"))
          .with("callbacks", number(summary, "callbacks")).with("events", number(summary, "events"));
      var blackout = summary.substring(summary.indexOf("\"blackout\": {"));
      figures.with("blackouts", number(blackout, "count") - number(blackout, "lost"))
          .with("p50ms", Math.round(number(blackout, "p50") * MS));
      process.addTo(figures).print();
      remove(folder);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** The first number with that name, 0 if there is none. */
  private static long number(String json, String name) {
    var found = Pattern.compile("\"" + name + "\": *(\\d+)").matcher(json);
    return found.find() ? Long.parseLong(found.group(1)) : 0;
  }
}
