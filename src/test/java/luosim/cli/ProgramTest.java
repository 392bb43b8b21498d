package luosim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import luosim.report.ShrunkFiles;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** No mistake and no failure may end in 0, in a stack trace, or without a word on standard error. */
final class ProgramTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test void versionIsAResult() {
    assertThat(run("--version")).isEqualTo(ExitCode.PASS);
    assertThat(out()).isEqualTo("luosim " + Version.NUMBER + "\n");
    assertThat(err()).isEmpty();
  }

  @Test void helpNamesEveryCommandAndEndsInPass() {
    assertThat(run("--help")).isEqualTo(ExitCode.PASS);
    assertThat(out()).startsWith("Usage: luosim").contains("sample", "Does what a test asks.",
        "Exit codes: 0 pass;");
    assertThat(err()).isEmpty();
  }

  @Test void helpOfACommandCanBeAskedInTwoWays() {
    assertThat(run("help", "sample")).isEqualTo(ExitCode.PASS);
    var first = out();
    out.reset();
    assertThat(run("sample", "--help")).isEqualTo(ExitCode.PASS);
    assertThat(out()).isEqualTo(first).startsWith("Usage: luosim sample").contains("--replications", "--set");
  }

  @Test void noCommandShowsHelpOnStandardErrorAndIsAMistake() {
    assertThat(run()).isEqualTo(ExitCode.USAGE);
    assertThat(out()).isEmpty();
    assertThat(err()).startsWith("Usage: luosim");
  }

  @Test void aMisspeltCommandIsAnsweredWithTheNearest() {
    assertThat(run("sampel")).isEqualTo(ExitCode.USAGE);
    assertThat(err()).isEqualTo(
        "luosim: unknown command 'sampel'; did you mean 'sample'?\nTry 'luosim --help'.\n");
  }

  @Test void helpForACommandThatDoesNotExistIsAMistake() {
    assertThat(run("help", "sampel")).isEqualTo(ExitCode.USAGE);
    assertThat(err()).contains("did you mean 'sample'?");
    assertThat(run("sampel", "--help")).isEqualTo(ExitCode.USAGE);
  }

  @Test void aMisspeltOptionIsAnsweredWithTheNearest() {
    assertThat(run("sample", "--replicatoins", "3")).isEqualTo(ExitCode.USAGE);
    assertThat(err())
        .isEqualTo("luosim sample: unknown option '--replicatoins'; did you mean '--replications'?\n"
            + "Try 'luosim sample --help'.\n");
  }

  @Test void aWordTooManyIsAMistake() {
    assertThat(run("sample", "extra")).isEqualTo(ExitCode.USAGE);
    assertThat(err()).startsWith("luosim sample: unexpected 'extra'\n");
  }

  @Test void valuesOutOfRangeAreMistakes() {
    assertThat(List.of("--threads=0", "--threads=1025", "--replications=-1", "--replications=3000000000",
        "--threads=two",
        "--seed=-1", "--seed=x", "--seed=9223372036854775808", "--set=novalue", "--set==3", "--format=xml"))
        .allSatisfy(option -> {
          assertThat(run("sample", option)).as(option).isEqualTo(ExitCode.USAGE);
          assertThat(out()).isEmpty();
          assertThat(err()).startsWith("luosim sample: ").doesNotContain("Exception", "\tat ");
        });
    assertThat(err()).contains("expected a whole number from 1 to 1024, found '0'",
        "expected KEY=VALUE, such as rollout.pauseLimit=15s, found 'novalue'",
        "expected text or json, found 'xml'");
  }

  @Test void optionsNotGivenAreEmpty() {
    var sample = new Sample(options -> ExitCode.PASS);
    assertThat(run(sample, "sample")).isEqualTo(ExitCode.PASS);
    assertThat(sample.run.threads()).isPositive();
    assertThat(sample.run.out()).isEqualTo(Optional.empty());
    assertThat(sample.run.overrides()).isEmpty();
    assertThat(sample.run.report()).isTrue();
    assertThat(sample.run.shrunk()).isEqualTo(ShrunkFiles.Which.FAILING);
    assertThat(sample.form.format()).isEqualTo(Format.TEXT);
    assertThat(sample.form.progress()).isTrue();
  }

  @Test void optionsGivenAreRead() {
    var sample = new Sample(options -> ExitCode.PASS);
    run(sample, "sample", "--seed", "7", "--replications=3", "--threads", "4", "--out", "a/b", "--set",
        "x.y=1=2",
        "--set=z=", "--format", "json", "--quiet", "--no-report",
        "--no-shrink");
    assertThat(sample.run.threads()).isEqualTo(4);
    assertThat(sample.run.out()).hasToString("Optional[a/b]");
    assertThat(sample.run.overrides()).containsExactly("x.y=1=2", "z=", "seed=7", "replications.fixed=3");
    assertThat(sample.run.report()).isFalse();
    assertThat(sample.run.shrunk()).isEqualTo(ShrunkFiles.Which.NONE);
    assertThat(sample.form.format()).isEqualTo(Format.JSON);
    assertThat(sample.form.quiet()).isTrue();
    assertThat(sample.form.progress()).isFalse();
  }

  @Test void aCommandDecidesItsCode() {
    for (var code : ExitCode.values()) {
      assertThat(run(new Sample(output -> code), "sample")).isEqualTo(code);
    }
  }

  @Test void aNamedFailureHasItsCodeAndItsMessage() {
    var code = run(new Sample(output -> {
      throw new CommandFailure(ExitCode.BAD_INPUT, "a.yaml:3:7: found 'x'; expected y");
    }), "sample");
    assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err()).isEqualTo("luosim: a.yaml:3:7: found 'x'; expected y\n");
  }

  @Test void aFailureToReadOrWriteIsNoInternalError() {
    assertThat(run(new Sample(output -> {
      throw new UncheckedIOException(new IOException("disk on fire"));
    }), "sample")).isEqualTo(ExitCode.IO_FAILED);
    assertThat(err()).contains("disk on fire").hasLineCount(1);
  }

  @Test void aFullHeapIsALimit() {
    assertThat(run(new Sample(output -> {
      throw new OutOfMemoryError("made up");
    }), "sample")).isEqualTo(ExitCode.LIMIT_REACHED);
    assertThat(err()).contains("LUOSIM_HEAP").hasLineCount(1);
  }

  @Test void anUnforeseenFailureIsOneLineThatSaysWhere() {
    assertThat(run(new Sample(output -> {
      throw new IllegalStateException("two\nlines");
    }), "sample")).isEqualTo(ExitCode.INTERNAL_ERROR);
    assertThat(err()).matches(
        "luosim: internal error: IllegalStateException: two lines "
            + "\\(ProgramTest.java:\\d+; LUOSIM_DEBUG=1 .*\\)\n");
  }

  @Test void debuggingShowsTheStack() {
    new Program(List.of(new Sample(output -> {
      throw new IllegalStateException("why");
    })), output(out), new Interruption(), true).run("sample");
    assertThat(err()).contains("\tat luosim.cli.ProgramTest");
  }

  @Test void aFullDiskIsToldWhateverTheVerdict() {
    var full = new OutputStream() {
      @Override public void write(int single) throws IOException {
        throw new IOException("No space left on device");
      }
    };
    for (var verdict : List.of(ExitCode.PASS, ExitCode.VIOLATED)) {
      err.reset();
      var program = new Program(List.of(new Sample(output -> {
        output.result("a result");
        return verdict;
      })), output(full), new Interruption(), false);
      assertThat(program.run("sample")).isEqualTo(ExitCode.IO_FAILED);
      assertThat(err()).isEqualTo("luosim: cannot write to standard output: No space left on device\n");
    }
  }

  @Test void resultsWrittenPieceByPieceKeepTheirCharacters() {
    run(new Sample(output -> {
      try (var writer = output.results()) {
        var face = "\ud83d\ude00 \u00e4\n";
        for (int i = 0; i < face.length(); i++) {
          writer.write(face.charAt(i));
        }
      } catch (IOException cause) {
        throw new UncheckedIOException(cause);
      }
      return ExitCode.PASS;
    }), "sample");
    assertThat(out()).isEqualTo("\ud83d\ude00 \u00e4\n");
  }

  @Test void aLostStandardErrorIsBorne() {
    var gone = new OutputStream() {
      @Override public void write(int single) throws IOException {
        throw new IOException("Broken pipe");
      }
    };
    var program = new Program(List.of(new Sample(output -> {
      output.note("progress");
      output.result("a result");
      return ExitCode.PASS;
    })), new Output(out, gone, false), new Interruption(), false);
    assertThat(program.run("sample")).isEqualTo(ExitCode.PASS);
    assertThat(out()).isEqualTo("a result\n");
  }

  @Test void everyRegisteredCommandExplainsItselfAndItsOptions() {
    for (var command : Commands.all()) {
      var name = command.getClass().getAnnotation(Command.class).name();
      out.reset();
      var code = new Program(Commands.all(), output(out), new Interruption(), false).run("help", name);
      assertThat(code).isEqualTo(ExitCode.PASS);
      assertThat(out()).startsWith("Usage: luosim " + name).contains("--help");
    }
  }

  private ExitCode run(String... words) {
    return run(new Sample(output -> ExitCode.PASS), words);
  }

  private ExitCode run(Sample sample, String... words) {
    return new Program(List.of(sample), output(out), new Interruption(), false).run(words);
  }

  private Output output(OutputStream results) {
    return new Output(results, err, false);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /** What the sample does when it is run. */
  private interface Deed {
    ExitCode done(Output output);
  }

  @Command(name = "sample", description = "Does what a test asks.")
  private static final class Sample implements Subcommand {
    @Mixin
    private RunOptions run = new RunOptions();

    @Mixin
    private OutputOptions form = new OutputOptions();

    @Option(names = "--own", description = "An option of its own.")
    private boolean own;

    private final Deed deed;

    Sample(Deed deed) {
      this.deed = deed;
    }

    @Override public ExitCode run(Output output, Interruption interruption) {
      return own ? ExitCode.UNKNOWN : deed.done(output);
    }
  }
}
