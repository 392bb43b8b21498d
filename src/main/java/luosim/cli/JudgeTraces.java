package luosim.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import luosim.budget.Threshold;
import luosim.conform.judge.InvariantFinding.Answer;
import luosim.conform.judge.JudgeReport;
import luosim.conform.judge.JudgedTrace;
import luosim.conform.judge.TraceJudge;
import luosim.conform.judge.TraceReaders;
import luosim.conform.observed.BadTraceException;
import luosim.report.TraceAccount;
import luosim.report.TraceJson;
import luosim.report.TraceTests;
import luosim.report.TraceText;
import luosim.scenario.Budget;
import luosim.scenario.ScenarioException;
import luosim.spec.Nearest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Judges traces observed on a real kernel: its invariants, and budgets over how long things took. */
@Command(name = "judge", sortOptions = false,
    description = {
        "Holds observed traces against the invariants and against timing budgets. Evidence that a trace",
        "lacks leaves an invariant unknown by name. docs/JUDGE.md tells how to record a trace."
    },
    footer = {"",
        "Ends in 1 if a safety invariant is violated, in 2 if liveness, in 3 if a budget is exceeded,",
        "in 4 if anything is unknown, in 65 if the file is not one of traces."
    })
public final class JudgeTraces implements Subcommand {
  @Parameters(paramLabel = "FILE", description = "Traces, one JSON object a line; plain or packed by gzip.")
  private Path traces = Path.of("");

  @Option(names = "--protocol", required = true, paramLabel = "P",
      description = "What the traces were observed on.")
  private String protocol = "";

  @Option(names = "--invariants", split = ",", paramLabel = "I1,I2",
      description = "Judge these only (default: all).")
  private List<String> wanted = new ArrayList<>();

  @Option(names = "--budget", paramLabel = "BUDGET",
      description = "A limit such as 'freeze.max < 50ms' or 'file.freeze{handler=vfio}.p99 < 20ms', over the "
          + "ns of requests and callbacks; may be given again.")
  private List<String> budgets = new ArrayList<>();

  @Option(names = "--junit", paramLabel = "FILE", description = "Also write JUnit XML, a test an invariant.")
  private Optional<Path> junit = Optional.empty();

  @Option(names = "--ktap", paramLabel = "FILE",
      description = "Also write KTAP, as the kernel's selftests do.")
  private Optional<Path> ktap = Optional.empty();

  @Option(names = "--format", paramLabel = "text|json", converter = FormatWord.class,
      description = "Form of the result on standard output (default text).")
  private Format format = Format.TEXT;

  @Option(names = "--quiet", description = "Only what speaks against a pass, and the verdict.")
  private boolean quiet;

  @Override public ExitCode run(Output output, Interruption interruption) throws IOException {
    refuseUnknownProtocol();
    List<String> invariants = invariants();
    List<Threshold> thresholds = thresholds();
    List<JudgedTrace> violating = new ArrayList<>();
    JudgeReport report = judge(invariants, trace -> {
      if (!trace.with(Answer.VIOLATED).isEmpty()) {
        violating.add(trace);
        if (format == Format.TEXT && !quiet) {
          TraceText.violations(trace).forEach(output::result);
        }
      }
    });
    var account = TraceAccount.of(report, violating, thresholds);
    ExitCode code = JudgeTerms.exitCode(account.verdict(), ExitCode.INTERRUPTED);
    tell(account, code, output);
    if (junit.isPresent()) {
      write(junit.get(), TraceTests.junit(account));
    }
    if (ktap.isPresent()) {
      write(ktap.get(), TraceTests.ktap(account));
    }
    return code;
  }

  private void tell(TraceAccount account, ExitCode code, Output output) throws IOException {
    switch (format) {
      case TEXT -> (quiet ? TraceText.last(account) : TraceText.summary(account)).forEach(output::result);
      case JSON -> {
        try (var writer = output.results()) {
          TraceJson.write(account, code.number(), writer);
        }
      }
    }
  }

  private void refuseUnknownProtocol() {
    var known = TraceReaders.protocols();
    if (!known.contains(protocol)) {
      throw new CommandFailure(ExitCode.USAGE,
          "judge: unknown protocol '" + protocol + "'; expected one of " + String.join(", ", known)
              + nearest(protocol, known));
    }
  }

  private List<String> invariants() {
    List<String> ids = TraceJudge.ids();
    for (String id : wanted) {
      if (!ids.contains(id)) {
        throw new CommandFailure(ExitCode.USAGE, "judge: unknown invariant '" + id
            + "'; expected I1 to I38 or I4w" + nearest(id, ids));
      }
    }
    return wanted.isEmpty() ? ids : List.copyOf(wanted);
  }

  private static String nearest(String word, List<String> known) {
    var near = Nearest.to(word, known);
    return near.isEmpty() ? "" : "; did you mean '" + near + "'?";
  }

  private List<Threshold> thresholds() {
    List<Threshold> thresholds = new ArrayList<>();
    for (String text : budgets) {
      try {
        thresholds.add(JudgeTerms.threshold(Budget.observed(text, "--budget")));
      } catch (ScenarioException wrong) {
        throw new CommandFailure(ExitCode.USAGE, wrong.getMessage(), wrong);
      }
    }
    return thresholds;
  }

  private JudgeReport judge(List<String> invariants, Consumer<JudgedTrace> out) throws IOException {
    try {
      return TextFiles.<JudgeReport, BadTraceException> read(
          traces, lines -> TraceJudge.run(protocol, lines, invariants, out));
    } catch (BadTraceException wrong) {
      throw new CommandFailure(ExitCode.BAD_INPUT, traces + ": " + wrong.getMessage(), wrong);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    } catch (IOException wrong) {
      throw new CommandFailure(ExitCode.CANNOT_CREATE,
          file + ": cannot be written (" + wrong + "); expected a file in a folder that exists", wrong);
    }
  }
}
