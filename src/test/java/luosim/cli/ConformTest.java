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

/** A file that is not one of traces must never count as conforming, nor a difference end in 0. */
final class ConformTest {
  private static final String GOLDEN = "src/test/resources/luosim/golden/rfc-v2.jsonl.gz";

  @TempDir
  private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test void theProtocolMustBeNamedAndKnown() {
    assertThat(conform("traces.jsonl")).isEqualTo(ExitCode.USAGE);
    assertThat(err()).contains("'--protocol=P'");
    err.reset();
    assertThat(conform("--protocol", "rfcv2", "traces.jsonl")).isEqualTo(ExitCode.USAGE);
    assertThat(err()).isEqualTo(
        "luosim: conform: unknown protocol 'rfcv2'; expected one of rfc-v2, mainline, "
            + "mainline-fixed; did you mean 'rfc-v2'?\n");
  }

  @Test void aFileThatIsMissingIsBadInput() {
    var missing = folder.resolve("none.jsonl");
    assertThat(conform("--protocol", "rfc-v2", missing.toString())).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err())
        .isEqualTo("luosim: " + missing + ": no such file; expected a text file, plain or gzip\n");
    assertThat(out.size()).isZero();
  }

  @Test void aListOfAcceptedRecordsWithoutReasonsIsBadInput() throws IOException {
    var list = Files.writeString(folder.resolve("accept"), "# modelled\nid-without-reason\n");
    assertThat(conform("--protocol", "rfc-v2", "--accept", list.toString(), "none"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err()).startsWith("luosim: " + list + ": line 2: ").hasLineCount(1);
  }

  @Test void bytesThatAreNoTextAreBadInput() throws IOException {
    var list = Files.write(folder.resolve("accept"), new byte[] {'a', ' ', (byte) 0xff, '\n'});
    assertThat(conform("--protocol", "rfc-v2", "--accept", list.toString(), "none"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err()).contains("not UTF-8").hasLineCount(1);
  }

  @Test void packedDataThatAreCutOffAreBadInput() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new java.util.zip.GZIPOutputStream(packed)) {
      gzip.write("an-id and its reason\n".repeat(100).getBytes(StandardCharsets.UTF_8));
    }
    var list = Files.write(folder.resolve("accept.gz"), java.util.Arrays.copyOf(packed.toByteArray(), 30));
    assertThat(conform("--protocol", "rfc-v2", "--accept", list.toString(), "none"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err()).contains("damaged or cut off").hasLineCount(1);
  }

  @Test void theObservedTracesOfRfcV2AllAgree() {
    assertThat(conform("--protocol", "rfc-v2", GOLDEN)).isEqualTo(ExitCode.PASS);
    assertThat(out()).endsWith("\n591 passed, 0 failed, 0 skipped\n").hasLineCount(2);
    assertThat(err()).isEmpty();
  }

  @Test void aTraceThatWasAlteredEndsIn1AndIsNamed() throws IOException {
    var altered = altered();
    assertThat(conform("--protocol", "rfc-v2", altered.toString())).isEqualTo(ExitCode.VIOLATED);
    assertThat(out().lines().findFirst()).hasValueSatisfying(
        line -> assertThat(line).matches("[\\w-]+: op \\d+ .*: expected 1234, found 0"));
    assertThat(out()).endsWith("\n2 passed, 1 failed, 0 skipped\n");
  }

  @Test void quietLeavesTheLastLine() throws IOException {
    assertThat(conform("--quiet", "--protocol", "rfc-v2", altered().toString())).isEqualTo(ExitCode.VIOLATED);
    assertThat(out()).isEqualTo("2 passed, 1 failed, 0 skipped\n");
  }

  @Test void programsGetOneObject() throws IOException {
    conform("--format", "json", "--protocol", "rfc-v2", altered().toString());
    assertThat(out()).startsWith("{\"passed\":2,\"failed\":1,\"skipped\":{},\"rows\":{\"R1\":0,")
        .contains("\"mismatches\":[{\"line\":2,\"id\":\"", "\"expected\":\"1234\",\"found\":\"0\"}]}")
        .hasLineCount(1);
  }

  @Test void aRecordCutOffIsBadInput() throws IOException {
    var line = golden(1).get(0);
    var cut = Files.writeString(folder.resolve("cut.jsonl"), line.substring(0, line.length() / 2));
    assertThat(conform("--protocol", "rfc-v2", cut.toString())).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err()).startsWith("luosim: " + cut + ": line 1: ").hasLineCount(1);
  }

  /** Three observed records, of which the second claims that its first request returned 1234. */
  private Path altered() throws IOException {
    var lines = new ArrayList<>(golden(3));
    lines.set(1, lines.get(1).replaceFirst("\"ret\": ?0", "\"ret\":1234"));
    return Files.write(folder.resolve("altered.jsonl"), lines);
  }

  private static List<String> golden(int count) throws IOException {
    return TextFiles.<List<String>, IOException> read(
        Path.of(GOLDEN), lines -> lines.lines().limit(count).toList());
  }

  private ExitCode conform(String... words) {
    var line = new ArrayList<>(List.of("conform"));
    line.addAll(List.of(words));
    var program = new Program(List.of(new Conform()), new Output(out, err, false), new Interruption(), false);
    return program.run(line.toArray(String[]::new));
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
