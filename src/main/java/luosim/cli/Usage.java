package luosim.cli;

import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The words that teach the command line: help, and the answer to a mistake. */
final class Usage {
  /**
   * Columns of the help, whatever the width of the terminal, so that it is the same text
   * everywhere.
   */
  static final int WIDTH = 80;

  private Usage() {}

  /** The help of a command, without a line feed at its end. */
  static String of(CommandLine line) {
    return line.getUsageMessage(Ansi.OFF).stripTrailing();
  }

  /** What was wrong with the command line, the nearest word that exists, and where to read more. */
  static String mistake(ParameterException wrong) {
    var command = wrong.getCommandLine().getCommandSpec().qualifiedName();
    var what = wrong instanceof UnmatchedArgumentException unmatched
        ? unmatched(unmatched)
        : wrong.getMessage();
    return command + ": " + what + "\nTry '" + command + " --help'.";
  }

  private static String unmatched(UnmatchedArgumentException wrong) {
    var word = wrong.getUnmatched().get(0);
    var kind = word.startsWith("-")
        ? "unknown option"
        : takesCommand(wrong) ? "unknown command" : "unexpected";
    return kind + " '" + word + "'" + nearest(wrong);
  }

  private static boolean takesCommand(UnmatchedArgumentException wrong) {
    return !wrong.getCommandLine().getSubcommands().isEmpty();
  }

  private static String nearest(UnmatchedArgumentException wrong) {
    var near = wrong.getSuggestions();
    return near.isEmpty() ? "" : "; did you mean '" + near.get(0) + "'?";
  }
}
