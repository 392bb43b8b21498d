package luosim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that was made to exhaust memory, stack or patience must be refused like any other wrong file. */
final class HostileScenariosTest {
  private static final String HEAD = "luosim: 1\nname: x\nprotocol: {id: rfc-v2}\n";

  @TempDir
  private Path folder;

  @Test void nestingOfTenThousandEndsAtTheLimit() {
    refused(HEAD + "fleet: " + "[".repeat(10_000) + "]".repeat(10_000),
        "x.yaml:4:31: nesting deeper than 24; expected at most 24 mappings and lists inside each other");
    refused(HEAD + "fleet: " + "{a: ".repeat(10_000),
        "x.yaml:4:100: nesting deeper than 24; expected at most 24 mappings and lists inside each other");
    refused(HEAD + "fleet:\n" + "- ".repeat(10_000) + "a",
        "x.yaml:5:47: nesting deeper than 24; expected at most 24 mappings and lists inside each other");
  }

  @Test void anAliasBombEndsAtItsFirstAnchor() {
    var bomb = new StringBuilder(HEAD + "a: &a [x, x, x, x, x, x, x, x, x]\n");
    for (char c = 'b'; c <= 'z'; c++) {
      bomb.append(c).append(": &").append(c).append(" [");
      bomb.append(("*" + (char) (c - 1) + ", ").repeat(9)).append("]\n");
    }
    refused(bomb.toString(), "x.yaml:4:4: the anchor &a; expected values without anchors");
  }

  @Test void aFileOfTwoMebibytesIsNotEvenParsed() throws IOException {
    var file = write("# a\n".repeat(1 << 19).getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> ScenarioReader.read(file, List.of()))
        .hasMessage(file + ": a file of 2097152 bytes; expected at most 1048576 bytes");
  }

  @Test void tooManyValuesEndAtTheLimit() {
    refused(HEAD + "budgets: [" + "a,".repeat(200_000) + "]",
        "x.yaml:4:199993: more than 100000 values; expected at most 100000 values");
  }

  @Test void thousandsOfKeysAreComparedWithoutTrouble() {
    var keys = new StringBuilder(HEAD + "faults:\n");
    for (int i = 0; i < 20_000; i++) {
      keys.append("  f").append(i).append(": {}\n");
    }
    refused(keys.toString(),
        "x.yaml:5:3: faults has 20000 entries; expected a mapping from names to faults, at most 200");
  }

  @Test void anEndlessWordIsNotRepeated() {
    var word = "x".repeat(500_000);
    refused(HEAD + "seed: " + word,
        "x.yaml:4:7: seed is a text of 500000 characters; expected at most 1000");
    refused(HEAD + "seed: " + word.substring(0, 900),
        "x.yaml:4:7: seed is a text of 900 characters; expected a whole number such as 10");
    refused(HEAD + "? " + word + "\n: 1", "x.yaml:4:3: a key of 500000 characters; expected at most 200");
  }

  @Test void digitsWithoutEndAreRefused() {
    refused(HEAD + "seed: " + "9".repeat(1000),
        "x.yaml:4:7: seed is a text of 1000 characters; expected a whole number such as 10");
    refused(HEAD + "fleet: {hostClasses: {general: {memory: 1e400GiB}}}",
        "x.yaml:4:41: fleet.hostClasses.general.memory is '1e400GiB' with the unit 'e'; expected memory with"
            + " a unit (B, KiB, MiB, GiB or TiB) such as 16GiB");
    refused(HEAD + "rollout: {pauseLimit: 99999999999999999999999999d}",
        "x.yaml:4:23: rollout.pauseLimit is 99999999999999999999999999d; expected a value from 1ms to 365d");
  }

  @Test void bytesThatAreNotUtf8AreFoundWhereTheyStand() throws IOException {
    var bytes = new ByteArrayOutputStream();
    bytes.write("luosim: 1\nname: f".getBytes(StandardCharsets.UTF_8));
    bytes.write(0xfc);
    bytes.write("r-immer\n".getBytes(StandardCharsets.UTF_8));
    var file = write(bytes.toByteArray());
    assertThatThrownBy(() -> ScenarioReader.read(file, List.of()))
        .hasMessage(file + ":2:8: the byte 0xFC, which is not UTF-8; expected text in UTF-8");
    var cut = write(new byte[] {'a', ':', ' ', (byte) 0xe2, (byte) 0x82});
    assertThatThrownBy(() -> ScenarioReader.read(cut, List.of()))
        .hasMessage(cut + ":1:4: the byte 0xE2, which is not UTF-8; expected text in UTF-8");
    var wide = write("luosim: 1".getBytes(StandardCharsets.UTF_16LE));
    assertThatThrownBy(() -> ScenarioReader.read(wide, List.of()))
        .hasMessage(wide + ":1:2: the control character U+0000; expected printable text");
  }

  @Test void aByteOrderMarkAndForeignLineEndsAreTaken() throws IOException {
    var file = write(("\uFEFF" + HEAD.replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_8));
    assertThat(ScenarioReader.read(file, List.of()).name()).isEqualTo("x");
  }

  @Test void whatIsNoFileIsRefused() {
    var gone = folder.resolve("gone.yaml");
    assertThatThrownBy(() -> ScenarioReader.read(gone, List.of()))
        .isInstanceOf(ScenarioException.class)
        .hasMessage(gone + ": no such file; expected a scenario file");
    assertThatThrownBy(() -> ScenarioReader.read(folder, List.of()))
        .isInstanceOf(ScenarioException.class)
        .hasMessage(folder + ": not a file; expected a scenario file");
  }

  @Test void everyPrefixOfAScenarioIsReadOrRefused() throws IOException {
    var text = Files.readString(Path.of("scenarios/quickstart.yaml"), StandardCharsets.UTF_8);
    for (int end = 0; end < text.length(); end += 7) {
      var prefix = text.substring(0, end);
      try {
        ScenarioReader.parse(prefix, "x.yaml", folder, List.of());
      } catch (ScenarioException wrong) {
        assertThat(wrong.getMessage()).startsWith("x.yaml:").contains("; expected ").doesNotContain("\n");
      }
    }
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("hostile.yaml"), bytes);
  }

  private void refused(String text, String message) {
    assertThatThrownBy(() -> ScenarioReader.parse(text, "x.yaml", folder, List.of()))
        .isInstanceOf(ScenarioException.class).hasMessage(message);
  }
}
