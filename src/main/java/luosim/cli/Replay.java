package luosim.cli;

import java.io.IOException;
import java.util.Locale;
import luosim.invariant.Defects;
import luosim.invariant.Invariant;
import luosim.invariant.JudgeTally;
import luosim.run.HostRerun;
import luosim.run.ReplayToken;
import luosim.run.Tokens;
import luosim.run.TraceText;
import luosim.trace.TraceEvent;
import luosim.trace.TraceKind;
import luosim.trace.TraceSink;
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

  @Override public ExitCode run(Output output, Interruption interruption) throws IOException {
    Tokens.Replayable again;
    try {
      again = Tokens.read(token);
    } catch (ReplayToken.BadToken wrong) {
      throw new CommandFailure(ExitCode.BAD_INPUT, wrong.getMessage(), wrong);
    }
    ReplayToken meant = again.token();
    TraceText text = new TraceText(again.bound());
    output.result(String.format(
        Locale.ROOT, "%s of '%s', replication %d, attempt %s, seed %d", text.host(meant.host()),
        again.bound().scenario().name(), meant.replication() + 1,
        meant.attempt() == 0 ? "any" : meant.attempt(),
        meant.seed()));
    var shown = new Shown(output, text, quiet, all ? 0 : meant.attempt());
    var result = HostRerun.run(again.bound(), meant.replication(), meant.host(), meant.orders(), shown);
    output.result(String.format(Locale.ROOT, "stream hash %016x", result.streamHash()));
    return verdict(output, result.judged());
  }

  private static ExitCode verdict(Output output, JudgeTally judged) {
    var code = ExitCode.PASS;
    for (JudgeTally.Violations violations : judged.violations()) {
      boolean safety = violations.invariant().kind() == Invariant.Kind.SAFETY;
      code = code.with(safety ? ExitCode.VIOLATED : ExitCode.NEVER_ENDED);
      var defects = String.join(" ", Defects.of(violations.invariant().id(), violations.row()));
      output.result(
          violations.invariant().id() + " violated in row " + violations.row() + ", attempt "
              + violations.first().attempt() + (defects.isEmpty() ? "" : " (" + defects + ")") + ": "
              + violations.first().sentence());
    }
    if (code == ExitCode.PASS) {
      output.result("no invariant violated");
    }
    return code;
  }

  /** Prints the events of one attempt, or of all. */
  private static final class Shown implements TraceSink {
    private final Output output;
    private final TraceText text;
    private final boolean quiet;
    private final int attempt;
    private int now;

    Shown(Output output, TraceText text, boolean quiet, int attempt) {
      this.output = output;
      this.text = text;
      this.quiet = quiet;
      this.attempt = attempt;
    }

    @Override public void record(TraceKind kind, long timeNs, int host, int subject, long a, long b, long c) {
      if (kind == TraceKind.ATTEMPT_BEGAN) {
        now = subject;
      }
      if (!quiet && (attempt == 0 || now == attempt)) {
        output.result(text.line(new TraceEvent(kind, timeNs, host, subject, a, b, c)));
      }
    }
  }
}
