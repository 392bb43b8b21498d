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
        "luosim: conform: unknown protocol 'rfcv2'; expected one of rfc-v2; did you mean 'rfc-v2'?\n");
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

  private ExitCode conform(String... words) {
    var line = new ArrayList<>(List.of("conform"));
    line.addAll(List.of(words));
    var program = new Program(List.of(new Conform()), new Output(out, err, false), new Interruption(), false);
    return program.run(line.toArray(String[]::new));
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
