package luosim.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/**
 * The options of every command that runs a scenario.
 *
 * <p>An option that was not given is empty, and the scenario's own word holds.
 */
@Command
public final class RunOptions {
  private static final int THREADS_MAX = 1024;
  private static final int REPLICATIONS_MAX = 1_000_000;

  @Option(names = "--seed", paramLabel = "N", converter = SeedNumber.class,
      description = "Root of all chance, in place of the scenario's.")
  private Long seed;

  @Option(names = "--replications", paramLabel = "N", converter = ReplicationCount.class,
      description = "Number of independent rollouts, in place of the scenario's.")
  private Integer replications;

  @Option(names = "--threads", paramLabel = "N", converter = ThreadCount.class,
      description = "Threads that work (default: one a processor). Results do not depend on it.")
  private Integer threads;

  @Option(names = "--out", paramLabel = "DIR",
      description = "The result folder, which must be empty or absent.")
  private Path out;

  @Option(names = "--set", paramLabel = "KEY=VALUE", converter = SettingWord.class,
      description = "Replaces one key of the scenario; may be given again, the last one holds.")
  private List<Setting> settings = new ArrayList<>();

  @Option(names = "--no-report", description = "No charts and no report in the result folder.")
  private boolean noReport;

  /** One key of a scenario with the text of its new value. */
  public record Setting(String key, String value) {}

  /** The seed, any long. */
  public OptionalLong seed() {
    return seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
  }

  /** The number of replications, 1 to {@value #REPLICATIONS_MAX}. */
  public OptionalInt replications() {
    return replications == null ? OptionalInt.empty() : OptionalInt.of(replications);
  }

  /** The number of threads, 1 to {@value #THREADS_MAX}; by default what the machine has. */
  public int threads() {
    return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
  }

  /** The result folder. */
  public Optional<Path> out() {
    return Optional.ofNullable(out);
  }

  /** The settings in the order of the command line. */
  public List<Setting> settings() {
    return List.copyOf(settings);
  }

  /** Whether charts and report are wanted. */
  public boolean report() {
    return !noReport;
  }

  private static final class SeedNumber implements ITypeConverter<Long> {
    @Override public Long convert(String text) {
      try {
        return Long.valueOf(text);
      } catch (NumberFormatException noNumber) {
        throw new TypeConversionException("expected a whole number of at most 63 bits, found '" + text + "'");
      }
    }
  }

  private static final class ReplicationCount implements ITypeConverter<Integer> {
    @Override public Integer convert(String text) {
      return count(text, REPLICATIONS_MAX);
    }
  }

  private static final class ThreadCount implements ITypeConverter<Integer> {
    @Override public Integer convert(String text) {
      return count(text, THREADS_MAX);
    }
  }

  private static final class SettingWord implements ITypeConverter<Setting> {
    @Override public Setting convert(String text) {
      int sign = text.indexOf('=');
      if (sign < 1) {
        throw new TypeConversionException(
            "expected KEY=VALUE, such as rollout.pauseLimit=15s, found '" + text + "'");
      }
      return new Setting(text.substring(0, sign), text.substring(sign + 1));
    }
  }

  private static int count(String text, int most) {
    int count;
    try {
      count = Integer.parseInt(text);
    } catch (NumberFormatException noNumber) {
      count = 0;
    }
    if (count < 1 || count > most) {
      throw new TypeConversionException(
          "expected a whole number from 1 to " + most + ", found '" + text + "'");
    }
    return count;
  }
}
