package luosim.cli;

import java.util.Locale;
import luosim.report.ReplayText;
import luosim.run.HostRerun;
import luosim.run.ReplayToken;
import luosim.run.Tokens;
import luosim.run.TraceText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs one host of a campaign again, alone, and shows all that happens to it. */
@Command(name = "replay", sortOptions = false,
    description = {
        "Runs the host that a token names again, and prints its trace and what the judge says.",
        "Ends in 1 if a safety invariant is violated, in 2 if only liveness is."
    })
public final class Replay implements Subcommand {
  @Parameters(paramLabel = "TOKEN", description = "The word that a summary printed behind 'replay'.")
  private String token = "";

  @Option(names = "--quiet", description = "Only what the judge says.")
  private boolean quiet;

  @Option(names = "--all", description = "All attempts of the host, not only the one that the token means.")
  private boolean all;

  @Override public ExitCode run(Output output, Interruption interruption) {
    Tokens.Replayable again = Tokens.read(token);
    ReplayToken meant = again.token();
    TraceText text = new TraceText(again.bound());
    String which = meant.attempt() == 0 ? "every attempt" : "attempt " + meant.attempt();
    output.result(String.format(
        Locale.ROOT, "%s of '%s', replication %d, %s, seed %d", text.host(meant.host()),
        again.bound().scenario().name(), meant.replication() + 1, which, meant.seed()));
    var shown = quiet ? TraceText.NOTHING : text.lines(all ? 0 : meant.attempt(), output::result);
    var result = HostRerun.run(again.bound(), meant.replication(), meant.host(), meant.orders(), shown);
    output.result(String.format(Locale.ROOT, "stream hash %016x", result.streamHash()));
    ReplayText.lines(result).forEach(output::result);
    return ReplayText.cause(result).map(cause -> JudgeTerms.code(cause, ExitCode.INTERRUPTED))
        .orElse(ExitCode.PASS);
  }
}
