package luosim.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import luosim.report.ShrunkFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/**
 * The options of every command that runs a scenario.
 *
 * <p>Where an option is not given, the scenario's own word holds. What a key may be is for the scenario to
 * judge; here only its form is.
 */
@Command
public final class RunOptions {
  private static final int THREADS_MAX = 1024;

  @Option(names = "--seed", paramLabel = "N", converter = SeedWord.class,
      description = "Root of all chance; short for --set seed=N.")
  private Optional<String> seed = Optional.empty();

  @Option(names = "--replications", paramLabel = "N", converter = ReplicationsWord.class,
      description = "Number of independent rollouts; short for --set replications.fixed=N.")
  private Optional<String> replications = Optional.empty();

  @Option(names = "--threads", paramLabel = "N", converter = ThreadCount.class,
      description = "Threads that work (default: one a processor). Results do not depend on it.")
  private Optional<Integer> threads = Optional.empty();

  @Option(names = "--out", paramLabel = "DIR",
      description = "The result folder, which must be empty or absent.")
  private Optional<Path> out = Optional.empty();

  @Option(names = "--set", paramLabel = "KEY=VALUE", converter = SettingWord.class,
      description = "Replaces one key of the scenario; may be given again, the last one holds.")
  private List<String> settings = new ArrayList<>();

  @Option(names = "--no-report", description = "No charts and no report in the result folder.")
  private boolean noReport;

  @Option(names = "--no-shrink", description = "No scenario files of the violations that fail the run.")
  private boolean noShrink;

  @Option(names = "--shrink-all", description = "Scenario files also of violations that are only counted.")
  private boolean shrinkAll;

  /** The number of threads, 1 to {@value #THREADS_MAX}; by default what the machine has. */
  public int threads() {
    return threads.orElseGet(Runtime.getRuntime()::availableProcessors);
  }

  /** The result folder. */
  public Optional<Path> out() {
    return out;
  }

  /** What replaces the scenario's own words, each as {@code key=value}; of two for one key the last holds. */
  public List<String> overrides() {
    var overrides = new ArrayList<>(settings);
    Stream.of(seed, replications).flatMap(Optional::stream).forEach(overrides::add);
    return List.copyOf(overrides);
  }

  /** Whether charts and report are wanted. */
  public boolean report() {
    return !noReport;
  }

  /** Which violations are to become scenario files. */
  public ShrunkFiles.Which shrunk() {
    if (noShrink && shrinkAll) {
      throw new CommandFailure(ExitCode.USAGE,
          "--no-shrink and --shrink-all contradict each other; give one");
    }
    return noShrink ? ShrunkFiles.Which.NONE
        : shrinkAll ? ShrunkFiles.Which.ALL : ShrunkFiles.Which.FAILING;
  }

  private static final class SeedWord implements ITypeConverter<String> {
    @Override public String convert(String text) {
      return "seed=" + number(text, Long.MAX_VALUE, 0);
    }
  }

  private static final class ReplicationsWord implements ITypeConverter<String> {
    @Override public String convert(String text) {
      return "replications.fixed=" + number(text, Integer.MAX_VALUE, 1);
    }
  }

  private static final class ThreadCount implements ITypeConverter<Integer> {
    @Override public Integer convert(String text) {
      return (int) number(text, THREADS_MAX, 1);
    }
  }

  private static long number(String text, long most, long least) {
    long number;
    try {
      number = Long.parseLong(text);
    } catch (NumberFormatException noNumber) {
      number = least - 1;
    }
    if (number < least || number > most) {
      throw new TypeConversionException(
          "expected a whole number from " + least + " to " + most + ", found '" + text + "'");
    }
    return number;
  }
}
