package luosim.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import luosim.report.ShrunkText;
import luosim.run.Shrinker;
import luosim.run.Tokens;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes the smallest scenario that still shows what the host of a token violates. */
@Command(name = "shrink", sortOptions = false,
    description = {
        "Shrinks a violation to an ordinary scenario: one host, the fewest faults, attempts, VMs, files and",
        "subsystems that still violate the same invariant in the same row of the failure matrix."
    },
    footer = {"",
        "Ends in 0 if there is such a scenario, in 4 if the violation hangs on the rest of the fleet or",
        "the host of the token violates nothing."
    })
public final class Shrink implements Subcommand {
  private static final int TRIALS_MOST = 5_000;

  @Parameters(paramLabel = "TOKEN", description = "The word that a summary printed behind 'replay'.")
  private String token = "";

  @Option(names = "--invariant", paramLabel = "I",
      description = "The invariant (default: the first violated).")
  private Optional<String> invariant = Optional.empty();

  @Option(names = "--row", paramLabel = "ROW", description = "The row of the failure matrix, - for none.")
  private Optional<String> row = Optional.empty();

  @Option(names = "--out", paramLabel = "FILE",
      description = "Write the scenario there, not to standard output.")
  private Optional<Path> out = Optional.empty();

  @Override public ExitCode run(Output output, Interruption interruption) {
    Tokens.Replayable again = Tokens.read(token);
    List<Shrinker.Goal> goals = Shrinker.goals(again).stream().filter(this::isWanted).toList();
    if (goals.isEmpty()) {
      output.note("luosim: shrink: the host of the token violates nothing that was asked for");
      return ExitCode.UNKNOWN;
    }
    Shrinker.Goal goal = goals.get(0);
    Optional<Shrinker.Shrunk> shrunk = Shrinker.ofToken(again, goal, TRIALS_MOST);
    if (shrunk.isEmpty()) {
      output.note("luosim: shrink: no scenario of one host shows " + goal.text() + "; the token replays it");
      return ExitCode.UNKNOWN;
    }
    String text = ShrunkText.file(shrunk.get());
    if (out.isPresent()) {
      write(out.get(), text);
      output.result(ShrunkText.told(shrunk.get()));
      output.result("./luosim run " + out.get());
    } else {
      output.result(text.stripTrailing());
    }
    return ExitCode.PASS;
  }

  private boolean isWanted(Shrinker.Goal goal) {
    boolean its = row.isEmpty() || goal.rowText().equals(row.get());
    return its && (invariant.isEmpty() || goal.invariant().equals(invariant.get()));
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text, StandardCharsets.UTF_8);
    } catch (IOException wrong) {
      throw new CommandFailure(ExitCode.CANNOT_CREATE,
          file + ": cannot be written (" + wrong + "); expected a file in a folder that exists", wrong);
    }
  }
}
