package luosim.cli;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Text files that a user names: UTF-8, plain or packed by gzip, whatever they are called. */
final class TextFiles {
  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;

  private TextFiles() {}

  /** Reads from an open file and gives what was made of it. */
  interface Use<T, E extends Exception> {
    T read(BufferedReader lines) throws IOException, E;
  }

  /**
   * Opens a file and reads it.
   *
   * @throws CommandFailure with 65 if there is no such file, or it is not UTF-8, or not a whole gzip file
   */
  static <T, E extends Exception> T read(Path file, Use<T, E> use) throws IOException, E {
    if (!Files.isRegularFile(file)) {
      var found = Files.exists(file) ? "not a file" : "no such file";
      throw new CommandFailure(ExitCode.BAD_INPUT,
          file + ": " + found + "; expected a text file, plain or gzip");
    }
    try (var lines =
        new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8.newDecoder()))) {
      return use.read(lines);
    } catch (CharacterCodingException broken) {
      throw new CommandFailure(ExitCode.BAD_INPUT, file + ": bytes that are not UTF-8; expected UTF-8 text",
          broken);
    } catch (EOFException | ZipException broken) {
      throw new CommandFailure(ExitCode.BAD_INPUT,
          file + ": the gzip data are damaged or cut off (" + broken.getMessage()
              + "); expected a whole file",
          broken);
    }
  }

  private static InputStream open(Path file) throws IOException {
    var bytes = new BufferedInputStream(Files.newInputStream(file));
    try {
      bytes.mark(2);
      boolean packed = bytes.read() == GZIP_FIRST && bytes.read() == GZIP_SECOND;
      bytes.reset();
      return packed ? new GZIPInputStream(bytes) : bytes;
    } catch (IOException broken) {
      bytes.close();
      throw broken;
    }
  }
}
