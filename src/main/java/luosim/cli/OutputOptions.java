package luosim.cli;

import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

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

  private static final class FormatWord implements ITypeConverter<Format> {
    @Override public Format convert(String text) {
      return Stream.of(Format.values()).filter(format -> format.toString().equals(text)).findFirst()
          .orElseThrow(() -> new TypeConversionException("expected text or json, found '" + text + "'"));
    }
  }
}
