package luosim.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import luosim.scenario.Scenario;
import luosim.scenario.ScenarioException;
import luosim.scenario.ScenarioReader;
import luosim.scenario.ScenarioText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads scenarios without running them, and says what each would run or what is wrong with it. */
@Command(name = "validate", sortOptions = false,
    description = "Checks scenarios without running them. A file that is wrong ends in 65; all are read.")
public final class Validate implements Subcommand {
  private static final int DIGEST_SHOWN = 8;

  @Parameters(arity = "1..*", paramLabel = "SCENARIO", description = "Scenario files, or folders of them.")
  private List<Path> scenarios = List.of();

  @Option(names = "--set", paramLabel = "KEY=VALUE", converter = SettingWord.class,
      description = "Replaces one key of every scenario; may be given again.")
  private List<String> settings = new ArrayList<>();

  @Option(names = "--print", description = "Print each scenario with all its defaults written out.")
  private boolean print;

  @Override public ExitCode run(Output output, Interruption interruption) throws IOException {
    var code = ExitCode.PASS;
    for (Path file : ScenarioFiles.of(scenarios)) {
      try {
        var scenario = ScenarioReader.read(file, settings);
        output
            .result(print ? ScenarioText.canonical(scenario).stripTrailing() : file + ": " + about(scenario));
      } catch (ScenarioException wrong) {
        output.note("luosim: " + wrong.getMessage());
        code = code.with(ExitCode.BAD_INPUT);
      }
    }
    return code;
  }

  private static String about(Scenario scenario) {
    var digest = ScenarioText.digest(scenario).substring(0, DIGEST_SHOWN);
    return "good; '" + scenario.name() + "' " + digest + ", " + count(scenario.fleet().hosts(), "host") + ", "
        + count(scenario.replications(), "replication") + ", " + count(scenario.faults().size(), "fault")
        + ", "
        + count(scenario.budgets().size(), "budget");
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
