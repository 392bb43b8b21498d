package luosim.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import luosim.explore.Bounds;
import luosim.explore.Cell;
import luosim.explore.Exploration;
import luosim.explore.Explorer;
import luosim.explore.StateSpace;
import luosim.explore.States;
import luosim.explore.TinyHost;
import luosim.explore.TinyScenario;
import luosim.report.ExploreJson;
import luosim.report.ExploreText;
import luosim.report.Matrix;
import luosim.report.StatesJson;
import luosim.report.StatesText;
import luosim.scenario.ScenarioReader;
import luosim.spec.Nearest;
import luosim.spec.QuantityException;
import luosim.spec.Unit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tries every combination of few faults on tiny hosts, and tells which invariants break, and how. */
@Command(name = "explore", sortOptions = false,
    description = {
        "Tries every combination of at most so many faults on all tiny hosts within the bounds, judges every",
        "run by the invariants, and prints the smallest case of each violation with the denominator."
    },
    footer = {"",
        "Ends in 1 if a safety invariant is violated, in 2 if only liveness is, in 4 if it is unfinished."})
public final class Explore implements Subcommand {
  private static final String DEFAULT_PROTOCOL = "rfc-v2";

  @Parameters(arity = "0..1", paramLabel = "SCENARIO", description = "A scenario whose protocol is explored.")
  private Optional<Path> scenario = Optional.empty();

  @Option(names = "--protocol", paramLabel = "P",
      description = "The protocol (default that of SCENARIO, or rfc-v2); with --matrix several, a,b,c.")
  private Optional<String> protocol = Optional.empty();

  @Option(names = "--faults", paramLabel = "N",
      description = "At most so many faults in a run (default 2); with --states on a way (default 1).")
  private Optional<Integer> faults = Optional.empty();

  @Option(names = "--files", paramLabel = "N",
      description = "Hosts with 0 to so many files (default 3); with --states one with so many (1).")
  private Optional<Integer> files = Optional.empty();

  @Option(names = "--subsystems", paramLabel = "N",
      description = {"The same for subsystems; without meaning where there are sessions,",
          "but with --states: names for sessions there (1)."})
  private Optional<Integer> subsystems = Optional.empty();

  @Option(names = "--attempts", paramLabel = "N", description = "Update attempts of a host (default 2).")
  private int attempts = 2;

  @Option(names = "--states",
      description = "Instead: every state that requests lead to, breadth-first, and the shortest ways.")
  private boolean states;

  @Option(names = "--depth", paramLabel = "N", description = "With --states: requests on a way (default 40).")
  private int depth = 40;

  @Option(names = "--within", paramLabel = "TIME", description = "Stops after so long, such as 10m.")
  private Optional<String> within = Optional.empty();

  @Option(names = "--threads", paramLabel = "N",
      description = "Threads that work (default: one a processor). Results do not depend on it.")
  private Optional<Integer> threads = Optional.empty();

  @Option(names = "--out", paramLabel = "DIR",
      description = "Keeps what is finished, so that the same command goes on; cases become files there.")
  private Optional<Path> out = Optional.empty();

  @Option(names = "--matrix",
      description = "Invariants against revisions, compared with what was derived by hand.")
  private boolean matrix;

  @Option(names = "--html", paramLabel = "FILE", description = "With --matrix: also write it as a page.")
  private Optional<Path> html = Optional.empty();

  @Mixin
  private OutputOptions form = new OutputOptions();

  @Override public ExitCode run(Output output, Interruption interruption) throws IOException {
    if (matrix) {
      return matrix(output, interruption);
    }
    Bounds bounds = bounds(protocolOfScenario());
    int workers = threads.orElseGet(() -> Runtime.getRuntime().availableProcessors());
    if (workers < 1) {
      throw new CommandFailure(ExitCode.USAGE, "explore: --threads must be at least 1, found " + workers);
    }
    BooleanSupplier stop = stop(interruption);
    if (states) {
      return states(bounds, workers, stop, output, interruption);
    }
    if (out.isEmpty()) {
      return explore(bounds, workers, stop, Optional.empty(), output, interruption);
    }
    try (ExploreFolder folder = new ExploreFolder(out.get(), "luosim " + Version.NUMBER + " " + bounds)) {
      return explore(bounds, workers, stop, Optional.of(folder), output, interruption);
    }
  }

  private ExitCode matrix(Output output, Interruption interruption) throws IOException {
    List<Exploration> found = new ArrayList<>();
    BooleanSupplier stop = stop(interruption);
    int workers = threads.orElseGet(() -> Runtime.getRuntime().availableProcessors());
    ExitCode code = ExitCode.PASS;
    for (String id : protocolOfScenario().split(",")) {
      Progress progress = new Progress(output, form.progress(), "parts of " + id, System::nanoTime);
      try {
        Exploration one = Explorer.explore(bounds(id), new Explorer.ExplorePorts(
            workers, stop, progress::report, Explorer.Journal.NONE));
        found.add(one);
        code = code.with(code(interruption.requested(), one.violatesSafety(), one.violatesLiveness(),
            one.complete()));
      } finally {
        progress.end();
      }
    }
    MatrixOutput.tell(Matrix.of(found), form, html, output);
    return code;
  }

  private String protocolOfScenario() {
    return protocol.orElseGet(() -> scenario
        .map(file -> ScenarioReader.read(file, List.of()).protocol().from().word()).orElse(DEFAULT_PROTOCOL));
  }

  private Bounds bounds(String id) {
    List<String> known = Explorer.protocols();
    if (!known.contains(id)) {
      String near = Nearest.to(id, known);
      throw new CommandFailure(ExitCode.USAGE, "explore: unknown protocol '" + id + "'; expected one of "
          + String.join(", ", known) + (near.isEmpty() ? "" : "; did you mean '" + near + "'?"));
    }
    try {
      return states ? new Bounds(id, faults.orElse(1), files.orElse(1), subsystems.orElse(1), attempts)
          : new Bounds(id, faults.orElse(2), files.orElse(3), subsystems.orElse(3), attempts);
    } catch (IllegalArgumentException wrong) {
      throw new CommandFailure(ExitCode.USAGE, wrong.getMessage(), wrong);
    }
  }

  private BooleanSupplier stop(Interruption interruption) {
    if (within.isEmpty()) {
      return interruption::requested;
    }
    try {
      long endNs = System.nanoTime() + Unit.DURATION.parse(within.get()).longValueExact();
      return () -> interruption.requested() || System.nanoTime() - endNs >= 0;
    } catch (QuantityException | ArithmeticException wrong) {
      throw new CommandFailure(ExitCode.USAGE, "explore: --within must be a time such as 10m, found '"
          + within.get() + "'", wrong);
    }
  }

  private ExitCode explore(
      Bounds bounds, int workers, BooleanSupplier stop, Optional<ExploreFolder> folder, Output output,
      Interruption interruption) throws IOException {
    Progress progress = new Progress(output, form.progress(), "parts", System::nanoTime);
    long beganNs = System.nanoTime();
    Exploration found;
    try {
      found = Explorer.explore(bounds, new Explorer.ExplorePorts(workers, stop, progress::report,
          folder.<Explorer.Journal> map(one -> one).orElse(Explorer.Journal.NONE)));
    } finally {
      progress.end();
    }
    ExitCode code = code(interruption.requested(), found.violatesSafety(), found.violatesLiveness(),
        found.complete());
    tell(found, code, cases(found, folder), output);
    if (!form.quiet()) {
      long ms = Math.max(1, (System.nanoTime() - beganNs) / 1_000_000);
      output.note(found.executed() + " runs carried out in " + ms + " ms on " + workers + " threads; "
          + found.executed() * 1000 / ms + " a second");
    }
    return code;
  }

  private ExitCode states(
      Bounds bounds, int workers, BooleanSupplier stop, Output output, Interruption interruption) {
    long beganNs = System.nanoTime();
    StateSpace found;
    try {
      found = States.explore(TinyHost.of(bounds),
          new States.Reach(depth, bounds.faults(), Math.max(1, bounds.subsystems())), workers, stop);
    } catch (IllegalArgumentException wrong) {
      throw new CommandFailure(ExitCode.USAGE, wrong.getMessage(), wrong);
    }
    ExitCode code = code(interruption.requested(), found.violatesSafety(), found.violatesLiveness(),
        found.complete());
    if (form.format() == Format.JSON) {
      StatesJson.write(found, code.number(), output.results());
    } else {
      (form.quiet() ? StatesText.last(found) : StatesText.full(found)).forEach(output::result);
    }
    if (!form.quiet()) {
      long ms = Math.max(1, (System.nanoTime() - beganNs) / 1_000_000);
      output.note(found.states() + " states and " + found.edges() + " edges in " + ms + " ms; "
          + found.states() * 1000L / ms + " states and " + found.edges() * 1000 / ms + " edges a second");
    }
    return code;
  }

  private static ExitCode code(boolean interrupted, boolean unsafe, boolean endless, boolean complete) {
    ExitCode code = interrupted ? ExitCode.INTERRUPTED : ExitCode.PASS;
    code = code.with(unsafe ? ExitCode.VIOLATED : ExitCode.PASS);
    code = code.with(endless ? ExitCode.NEVER_ENDED : ExitCode.PASS);
    return code.with(complete ? ExitCode.PASS : ExitCode.UNKNOWN);
  }

  /** Writes a scenario for each violated invariant; their paths by invariant. */
  private static SortedMap<String, String> cases(Exploration found, Optional<ExploreFolder> folder)
      throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    if (folder.isEmpty()) {
      return files;
    }
    for (Cell cell : found.cells()) {
      if (cell.example().isPresent()) {
        String name = TinyScenario.name(cell.id());
        files.put(cell.id(), folder.get().scenario(
            name, TinyScenario.yaml(cell.example().get().smallest(), name)));
      }
    }
    return files;
  }

  private void tell(Exploration found, ExitCode code, SortedMap<String, String> files, Output output) {
    if (form.format() == Format.JSON) {
      ExploreJson.write(found, code.number(),
          cell -> Optional.ofNullable(files.get(cell.id())), output.results());
    } else if (form.quiet()) {
      ExploreText.last(found).forEach(output::result);
    } else {
      ExploreText.full(found, Explorer.title(found.bounds().protocol()),
          cell -> Optional.ofNullable(files.get(cell.id()))).forEach(output::result);
    }
  }
}
