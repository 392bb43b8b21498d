package luosim.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Debian's device tree compiler, the witness of our codec. */
public final class Dtc {
  private Dtc() {}

  /** The blob as source text; what dtc refuses fails the test. */
  public static String decode(byte[] blob, Path folder) throws IOException, InterruptedException {
    return new String(run(blob, folder, "dtb", "dts"), StandardCharsets.ISO_8859_1);
  }

  /** Source text as a blob. */
  public static byte[] encode(String source, Path folder) throws IOException, InterruptedException {
    return run(source.getBytes(StandardCharsets.ISO_8859_1), folder, "dts", "dtb");
  }

  private static byte[] run(byte[] input, Path folder, String from, String to)
      throws IOException, InterruptedException {
    var in = folder.resolve("in." + from);
    var out = folder.resolve("out." + to);
    var messages = folder.resolve("messages");
    Files.copy(new ByteArrayInputStream(input), in, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    var command =
        new ProcessBuilder("dtc", "-f", "-q", "-q", "-I", from, "-O", to, "-o", out.toString(),
            in.toString());
    try {
      int status = command.redirectErrorStream(true).redirectOutput(messages.toFile()).start().waitFor();
      if (status != 0) {
        throw new AssertionError("dtc ended with " + status + ": " + Files.readString(messages));
      }
      return Files.readAllBytes(out);
    } catch (IOException notThere) {
      throw new AssertionError(
          "dtc is needed for this test and was not found: install the package device-tree-compiler",
          notThere);
    }
  }
}
