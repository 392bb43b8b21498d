package luosim.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The options of every command that works for a while and then tells what came out. */
@Command
public final class OutputOptions {
  @Option(names = "--format", paramLabel = "text|json", converter = FormatWord.class,
      description = "Form of the result on standard output (default text).")
  private Format format = Format.TEXT;

  @Option(names = "--quiet", description = "Only the last lines of the summary, and no notes.")
  private boolean quiet;

  @Option(names = "--no-progress", description = "No progress on standard error.")
  private boolean noProgress;

  /** The form in which the result is wanted. */
  public Format format() {
    return format;
  }

  /** Whether only the last lines of the summary are wanted. */
  public boolean quiet() {
    return quiet;
  }

  /** Whether the user wants to see that work goes on. */
  public boolean progress() {
    return !quiet && !noProgress;
  }
}
