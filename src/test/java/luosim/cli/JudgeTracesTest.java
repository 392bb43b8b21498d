package luosim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A trace must never pass for want of evidence, and a file that is none must never be judged. */
final class JudgeTracesTest {
  private static final String GOLDEN = "src/test/resources/luosim/golden/rfc-v2.jsonl.gz";
  private static final String EXAMPLE = "docs/examples/judge-rfc-v2.jsonl";

  @TempDir
  private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test void theExampleOfTheDocumentShowsTheOrderOfItsCancels() {
    assertThat(judge(EXAMPLE)).isEqualTo(ExitCode.VIOLATED);
    assertThat(out()).startsWith("cancel (line 2)\n  I4       C1   D32           expected cancels in reverse")
        .endsWith("FAIL: 2 traces, 1 violate an invariant, 1 do not\n");
    assertThat(err()).isEmpty();
  }

  @Test void whatHoldsPassesAndWhatCannotBeDecidedIsUnknownByItsName() {
    assertThat(judge("--quiet", "--invariants", "I1,I2,I5", EXAMPLE)).isEqualTo(ExitCode.PASS);
    assertThat(out()).isEqualTo("PASS: 2 traces, 0 violate an invariant, 2 do not\n");
    out.reset();
    assertThat(judge("--quiet", "--invariants", "I1,I8", EXAMPLE)).isEqualTo(ExitCode.UNKNOWN);
    assertThat(out()).isEqualTo("  I8 is undecided in 2 traces of 2: evidence map missing\n"
        + "UNKNOWN: 2 traces, 0 violate an invariant, 2 do not\n");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      file.freeze.max < 50ms                     | PASS        | PASS file.freeze.max < 50ms:
      file.freeze{handler=memfd-v1}.max < 100us  | OVER_BUDGET | file.freeze{handler=memfd-v1}.max < 100us:
      subsystem.cancel{who=s0}.max < 1s          | PASS        | PASS subsystem.cancel{who=s0}.max
      reboot.p99 < 1s                            | UNKNOWN     | needs at least 299 samples, there are 1
      registerHandler.max < 1s                   | UNKNOWN     | 4 of 4 registerHandler have no ns
      freeze.max < 50ms                          | UNKNOWN     | nothing was observed as freeze
      file.prepare.count >= 3                    | PASS        | PASS file.prepare.count >= 3: 3
      """) void budgetsAreJudgedOverTheDurationsThatTheTracesGive(String budget, ExitCode code, String says) {
    assertThat(judge("--invariants", "I1", "--budget", budget, EXAMPLE)).as(out()).isEqualTo(code);
    assertThat(out().replaceAll("\n +", " ")).contains(says);
  }

  @Test void aViolationOfLivenessAloneEndsIn2() {
    assertThat(judge("--quiet", "--invariants", "I14", GOLDEN)).isEqualTo(ExitCode.NEVER_ENDED);
    assertThat(judge("--quiet", "--invariants", "I14,I1", GOLDEN)).isEqualTo(ExitCode.VIOLATED);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      freeze < 50ms          | --budget: the budget 'freeze < 50ms'; expected a budget such as
      freeze.max < 50        | expected
      freeze.worst < 50ms    | with the unknown statistic 'worst'
      freeze{vm=1}.max < 1s  | with the label 'vm=1'
      """) void aBudgetThatIsNoneIsAMistake(String budget, String says) {
    assertThat(judge("--budget", budget, EXAMPLE)).isEqualTo(ExitCode.USAGE);
    assertThat(err()).contains(says);
  }

  @Test void anUnknownProtocolOrInvariantIsAMistake() {
    assertThat(run("judge", "--protocol", "rfcv2", EXAMPLE)).isEqualTo(ExitCode.USAGE);
    assertThat(err()).contains("unknown protocol 'rfcv2'").contains("did you mean 'rfc-v2'?");
    assertThat(judge("--invariants", "I99", EXAMPLE)).isEqualTo(ExitCode.USAGE);
    assertThat(judge("--invariants", "outcome", EXAMPLE)).isEqualTo(ExitCode.USAGE);
  }

  /** Each word that nobody knows might be evidence. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      "op":"prepare"          | "op":"prepair"            | line 1: op 3 op: expected a request
      "cb":"freeze"           | "cb":"freez"              | line 1: 'cb': expected one of
      "kho_finalized"         | "kho_done"                | kho_done: expected a key that we know
      "state":"updated"       | "state":"upgraded"        | 'state': expected one of
      "kexec":"handover"      | "kexec":"handed"          | 'kexec': expected one of
      "reclaimed"             | "recl"                    | expected a key that we know, found 'recl'
      "id":"cancel"           | "id":"update"             | line 2: 'id': expected an id that no other
      {"n":1,"op":3,          | {"n":1,"op":99,           | 'op': expected a whole number from
      "ret":0                 | "ret":"fine"              | 'ret': expected a whole number
      "callbacks":["prepare"  | "callbacks":["prepair"    | 'callbacks': expected callbacks that we know
      """) void aWordThatNobodyKnowsIsBadDataWithItsLine(String good, String bad, String says)
      throws IOException {
    String text = Files.readString(Path.of(EXAMPLE));
    assertThat(text).contains(good);
    int place = text.indexOf(good);
    var broken = Files.writeString(
        folder.resolve("t.jsonl"), text.substring(0, place) + bad + text.substring(place + good.length()));
    assertThat(judge(broken.toString())).as(err()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err()).contains(says);
  }

  /** A recording without a counter leaves unknown what needs it. */
  @Test void aTraceWithoutACounterLeavesUnknownWhatNeedsIt() throws IOException {
    String text = Files.readString(Path.of(EXAMPLE)).replaceAll(",\"kho_finalized\":(true|false)", "");
    var poorer = Files.writeString(folder.resolve("t.jsonl"), text);
    assertThat(judge("--quiet", "--invariants", "I7", EXAMPLE)).isEqualTo(ExitCode.PASS);
    assertThat(judge("--quiet", "--invariants", "I7", poorer.toString())).isEqualTo(ExitCode.UNKNOWN);
    assertThat(out()).contains("I7 is undecided in 2 traces of 2: evidence finalized missing");
  }

  @Test void ktapIsWhatTheSelftestsOfTheKernelPrint() throws IOException {
    var file = folder.resolve("result.ktap");
    judge("--quiet", "--invariants", "I1,I4,I8,I33", "--budget", "file.freeze.max<1s", "--ktap",
        file.toString(),
        EXAMPLE);
    assertThat(Files.readString(file)).isEqualTo("""
        TAP version 13
        1..5
        ok 1 I1 Every participant that was prepared gets exactly one cancel before the operation that ends \
        the attempt returns; none if a jump ends it.
        # cancel: C1 D32: expected cancels in reverse order of prepare, found cancels that come too late: 2
        not ok 2 I4 The order of cancels is the exact reverse of the order of successful prepares.
        ok 3 I8 At state prepared or frozen the handover is finalized, its map equals the preserved set, and \
        the tree is allocated and preserved. # SKIP I8 is undecided in 2 traces of 2: evidence map missing
        ok 4 I33 A received participant unknown here is reported, and one that is new here causes no \
        failure. # SKIP nothing in the traces could violate it
        # observed: 385 us
        ok 5 file.freeze.max < 1s
        # Totals: pass:2 fail:1 xfail:0 xpass:0 skip:2 error:0
        """);
  }

  @Test void junitTellsFailuresErrorsAndSkippedTestsApart() throws IOException {
    var file = folder.resolve("junit.xml");
    judge("--quiet", "--junit", file.toString(), EXAMPLE);
    assertThat(Files.readString(file))
        .contains("<testsuite name=\"invariants\" tests=\"39\" failures=\"1\" errors=\"15\" skipped=\"1\">")
        .contains("<failure message=\"I4 is violated in 1 trace of 2\">")
        .contains("<error message=\"I8 is undecided in 2 traces of 2: evidence map missing\">");
  }

  @Test void aFileThatCannotBeWrittenEndsIn73() {
    assertThat(judge("--quiet", "--ktap", folder.resolve("none/x").toString(), EXAMPLE))
        .isEqualTo(ExitCode.CANNOT_CREATE);
  }

  @Test void jsonListsTotalsAndViolations() {
    assertThat(judge("--format", "json", "--invariants", "I4", EXAMPLE)).isEqualTo(ExitCode.VIOLATED);
    assertThat(out()).contains("\"traces\": 2,").contains("\"violating\": 1,").contains("\"exitCode\": 1,")
        .contains("\"row\": \"C1\",").contains("\"verdict\": \"FAIL\",");
  }

  private ExitCode judge(String... words) {
    var line = new ArrayList<>(List.of("judge", "--protocol", "rfc-v2"));
    line.addAll(List.of(words));
    return run(line.toArray(String[]::new));
  }

  private ExitCode run(String... words) {
    return new Program(Commands.all(), new Output(out, err, false), new Interruption(), false).run(words);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
