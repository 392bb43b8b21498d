package luosim.cli;

import java.util.List;
import luosim.spec.Nearest;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The words that teach the command line: help, and the answer to a mistake. */
final class Usage {
  /** Columns of the help, whatever the width of the terminal, so that it is the same text everywhere. */
  static final int WIDTH = 80;

  private Usage() {}

  /** The help of a command, without a line feed at its end. */
  static String of(CommandLine line) {
    return line.getUsageMessage(Ansi.OFF).stripTrailing();
  }

  /** What was wrong with the command line, the nearest word that exists, and where to read more. */
  static String mistake(ParameterException wrong) {
    var command = wrong.getCommandLine().getCommandSpec().qualifiedName();
    var what =
        wrong instanceof UnmatchedArgumentException unmatched ? unmatched(unmatched) : wrong.getMessage();
    return command + ": " + what + "\nTry '" + command + " --help'.";
  }

  private static String unmatched(UnmatchedArgumentException wrong) {
    var word = wrong.getUnmatched().get(0);
    var commands = List.copyOf(wrong.getCommandLine().getSubcommands().keySet());
    if (word.startsWith("-")) {
      var options = List.copyOf(wrong.getCommandLine().getCommandSpec().optionsMap().keySet());
      return "unknown option '" + word + "'" + nearest(word, options);
    }
    return commands.isEmpty() ? "unexpected '" + word + "'"
        : "unknown command '" + word + "'" + nearest(word, commands);
  }

  private static String nearest(String word, List<String> known) {
    var near = Nearest.to(word, known);
    return near.isEmpty() ? "" : "; did you mean '" + near + "'?";
  }
}
