package luosim.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import luosim.report.Account;
import luosim.report.InvariantTerms;
import luosim.report.ResultWriter;
import luosim.report.ShrunkFiles;
import luosim.report.SummaryJson;
import luosim.report.TerminalSummary;
import luosim.report.Verdict;
import luosim.report.Verdicts;
import luosim.run.Bound;
import luosim.run.Campaign;
import luosim.run.CampaignResult;
import luosim.scenario.Scenario;
import luosim.scenario.ScenarioException;
import luosim.scenario.ScenarioReader;
import luosim.store.CannotCreateException;
import luosim.store.ResultFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Runs scenarios: replications, result folder, summary, verdict. */
@Command(name = "run", sortOptions = false,
    description = {
        "Runs scenarios and judges them; of several, or of a folder of them, the worst code wins.",
        "Each leaves a folder results/NAME/DIGEST-SEED with summary, tables, histograms and charts."
    })
public final class Run implements Subcommand {
  private static final Path RESULTS = Path.of("results");
  private static final int DIGEST_SHOWN = 8;

  @Parameters(arity = "1..*", paramLabel = "SCENARIO", description = "Scenario files, or folders of them.")
  private List<Path> scenarios = List.of();

  @Mixin
  private RunOptions options = new RunOptions();

  @Mixin
  private OutputOptions form = new OutputOptions();

  @Override public ExitCode run(Output output, Interruption interruption) throws IOException {
    List<Path> files = ScenarioFiles.of(scenarios);
    if (files.size() > 1 && options.out().isPresent()) {
      throw new CommandFailure(ExitCode.USAGE,
          "--out names one result folder, but there are " + files.size() + " scenarios; run them one by one");
    }
    var code = ExitCode.PASS;
    for (Path file : files) {
      try {
        code = code.with(one(file, output, interruption));
      } catch (ScenarioException wrong) {
        output.note("luosim: " + wrong.getMessage());
        code = code.with(ExitCode.BAD_INPUT);
      } catch (CannotCreateException taken) {
        output.note("luosim: " + taken.getMessage());
        code = code.with(ExitCode.CANNOT_CREATE);
      }
    }
    return code;
  }

  private ExitCode one(Path file, Output output, Interruption interruption) throws IOException {
    ShrunkFiles.Which which = options.shrunk();
    Scenario scenario = ScenarioReader.read(file, options.overrides());
    Bound bound = Bound.of(scenario);
    String folderName = bound.digest().substring(0, DIGEST_SHOWN) + "-" + scenario.seed();
    Path target = options.out().orElse(RESULTS.resolve(scenario.name()).resolve(folderName));
    try (ResultFolder folder = ResultFolder.open(target, options.out().isEmpty())) {
      ResultWriter writer = new ResultWriter(folder, bound::hostName, scenario.record().pauseShare(),
          scenario.record().pauseWorst(), bound.pausesMost());
      CampaignResult result = campaign(bound, writer, output, interruption);
      InvariantTerms terms = JudgeTerms.invariants(scenario);
      Verdict verdict = Verdicts.of(result, terms, JudgeTerms.thresholds(scenario));
      ExitCode code = JudgeTerms.exitCode(verdict, ExitCode.INTERRUPTED);
      ShrunkFiles shrunk = code == ExitCode.INTERRUPTED
          ? ShrunkFiles.none() : shrink(result, which, terms, output, interruption);
      List<String> notes = Stream.concat(writer.notes().stream(), shrunk.notes().stream()).toList();
      Account account =
          new Account(result, verdict, code.number(), "luosim " + Version.NUMBER, bound::hostName, shrunk,
              notes);
      if (code != ExitCode.INTERRUPTED) {
        writer.write(account, bound.text(), options.report());
        folder.publish();
        if (options.out().isEmpty()) {
          folder.pointer("latest", folderName + "\n");
        }
      }
      tell(account, code == ExitCode.INTERRUPTED ? "none: it was interrupted" : target.toString(), output);
      return code;
    }
  }

  private CampaignResult campaign(
      Bound bound, ResultWriter writer, Output output, Interruption interruption) {
    long total = (long) bound.scenario().replications() * bound.scenario().fleet().hosts();
    Progress progress = new Progress(output, form.progress(), "hosts", System::nanoTime);
    AtomicLong done = new AtomicLong();
    try {
      return Campaign.run(
          bound,
          new Campaign.CampaignPorts(
              options.threads(),
              writer::rows,
              interruption::requested,
              () -> progress.report(done.incrementAndGet(), total),
              new ProcessCost()));
    } finally {
      progress.end();
    }
  }

  private ShrunkFiles shrink(
      CampaignResult result, ShrunkFiles.Which which, InvariantTerms terms, Output output,
      Interruption interruption) {
    Progress progress = new Progress(output, form.progress(), "violations shrunk", System::nanoTime);
    ShrunkFiles shrunk;
    try {
      shrunk = ShrunkFiles.of(
          result, which, terms, options.threads(), interruption::requested, progress::report);
    } finally {
      progress.end();
    }
    if (interruption.requested()) {
      throw new CommandFailure(ExitCode.INTERRUPTED,
          "run: interrupted while violations were shrunk, so there is no folder; see --no-shrink");
    }
    return shrunk;
  }

  private void tell(Account account, String folder, Output output) throws IOException {
    if (form.format() == Format.JSON) {
      SummaryJson.writeWithoutCost(account, output.results());
    } else {
      (form.quiet() ? TerminalSummary.last(account, folder) : TerminalSummary.full(account, folder))
          .forEach(output::result);
    }
    if (!form.quiet()) {
      TerminalSummary.cost(account.result()).forEach(output::note);
    }
  }

  /** What the process has taken, by the clocks of the operating system. */
  private static final class ProcessCost implements Campaign.CostMeter {
    private static final double NS_PER_S = 1e9;

    @Override public double cpuSeconds() {
      var system = ManagementFactory.getOperatingSystemMXBean();
      return system instanceof com.sun.management.OperatingSystemMXBean known
          ? known.getProcessCpuTime() / NS_PER_S
          : Double.NaN;
    }

    @Override public double wallSeconds() {
      return System.nanoTime() / NS_PER_S;
    }

    @Override public String platform() {
      return System.getProperty("java.version");
    }
  }
}
