package luosim.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** One line of what a benchmark found: words and values, written as {@code word=value}. */
public final class Figures {
  private static final double NS = 1e-9;

  private final Map<String, String> values = new LinkedHashMap<>();

  /** Adds a value that two runs of the same work must have in common, or what tells runs apart. */
  public Figures with(String word, Object value) {
    values.put(word, value.toString());
    return this;
  }

  /** Adds a time in seconds. */
  public Figures seconds(String word, long ns) {
    return with(word, String.format(Locale.ROOT, "%.4f", ns * NS));
  }

  /** Prints the line. */
  public void print() {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.println(values.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(" ")));
  }
}
