package luosim.cli;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * One command line, from its words to an exit code.
 *
 * <p>Help and version are results and go to standard output. Whatever goes wrong becomes a message
 * on standard error and a code; nothing is thrown to the caller.
 */
final class Program {
  private final List<Subcommand> commands;
  private final Output output;
  private final Interruption interruption;
  private final Failures failures;

  /**
   * A program that knows the given commands.
   *
   * @param debug whether an internal error shows its stack
   */
  Program(List<Subcommand> commands, Output output, Interruption interruption, boolean debug) {
    this.commands = commands;
    this.output = output;
    this.interruption = interruption;
    this.failures = new Failures(output, debug);
  }

  /** Runs the words of the command line, the first one being the command. */
  ExitCode run(String... words) {
    ExitCode code;
    try {
      code = dispatch(words);
    } catch (Throwable failure) {
      code = failures.report(failure);
    }
    try {
      output.flush();
    } catch (Output.Lost lost) {
      code = code.with(failures.report(lost));
    }
    return code;
  }

  private ExitCode dispatch(String... words) throws IOException {
    ParseResult asked;
    try {
      asked = parse(words);
    } catch (ParameterException wrong) {
      output.note(Usage.mistake(wrong));
      return ExitCode.USAGE;
    }
    var line = asked.commandSpec().commandLine();
    if (asked.isVersionHelpRequested()) {
      output.result("luosim " + Version.NUMBER);
      return ExitCode.PASS;
    }
    if (asked.isUsageHelpRequested()) {
      output.result(Usage.of(line));
      return ExitCode.PASS;
    }
    if (line.getCommand() instanceof Subcommand command) {
      return command.run(output, interruption);
    }
    output.note(Usage.of(line));
    return ExitCode.USAGE;
  }

  /** Reads the words without acting on them; what comes back belongs to the innermost command. */
  ParseResult parse(String... words) {
    var parsed = commandLine().parseArgs(plain(words));
    var asked = innermost(parsed);
    if (!parsed.unmatched().isEmpty()) {
      throw new UnmatchedArgumentException(asked.commandSpec().commandLine(), parsed.unmatched());
    }
    return asked;
  }

  /** Says {@code help run} as {@code run --help}, so that one path answers both. */
  private static String[] plain(String... words) {
    if (words.length == 0 || !words[0].equals("help")) {
      return words;
    }
    return words.length == 1 ? new String[] {"--help"} : new String[] {words[1], "--help"};
  }

  private CommandLine commandLine() {
    var root = new CommandLine(new Root());
    for (Subcommand command : commands) {
      root.addSubcommand(command);
    }
    for (CommandLine sub : root.getSubcommands().values()) {
      sub.addMixin("help", new HelpOption());
    }
    return root.setUsageHelpWidth(Usage.WIDTH);
  }

  private static ParseResult innermost(ParseResult parsed) {
    var inner = parsed;
    while (inner.hasSubcommand()) {
      inner = inner.subcommand();
    }
    return inner;
  }

  /** The bare word {@code luosim}. */
  @Command(
      name = "luosim",
      description = "Simulates a fleet-wide live update: cancel paths judged, blackout measured.",
      sortOptions = false,
      footer = {
          "",
          "'luosim help COMMAND' tells about one command.",
          "Exit codes: 0 pass; 1 safety invariant violated or trace mismatch; 2 liveness",
          "violated; 3 budget exceeded; 4 unknown; 64 usage; 65 bad scenario or data;",
          "70 internal error; 73 cannot create output; 74 I/O failed; 75 limit reached;",
          "130, 143 interrupted.",
          "Environment: JAVA_HOME picks the JDK, LUOSIM_HEAP the heap (default 1g),",
          "LUOSIM_DEBUG=1 shows the stack of an internal error."
      })
  private static final class Root {
    @Option(
        names = {"-h", "--help"},
        usageHelp = true,
        description = "Show this help and end.")
    private boolean help;

    @Option(
        names = {"-V", "--version"},
        versionHelp = true,
        description = "Show the version and end.")
    private boolean version;
  }

  /** The option that every command has. */
  @Command
  private static final class HelpOption {
    @Option(
        names = {"-h", "--help"},
        usageHelp = true,
        description = "Show the help of this command and end.")
    private boolean help;
  }
}
