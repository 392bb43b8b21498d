package luosim.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Standard output and standard error of the process, in UTF-8 with plain line feeds.
 *
 * <p>Results go to standard output; notes, progress and errors to standard error, where a loss is
 * borne silently because there is nowhere left to tell it. A result that cannot be written is an
 * error: {@link Lost} ends the command with 74. Java's own print streams swallow that, and a full
 * disk would look like success.
 */
public final class Output {
  private final OutputStream out;
  private final OutputStream err;
  private final boolean terminal;

  /**
   * An output over any two streams.
   *
   * @param terminal whether standard error is a screen that a person looks at
   */
  public Output(OutputStream out, OutputStream err, boolean terminal) {
    this.out = out;
    this.err = err;
    this.terminal = terminal;
  }

  /** The output of this process. The launcher sets {@code luosim.terminal} if a person looks. */
  static Output ofProcess() {
    return new Output(
        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16),
        new FileOutputStream(FileDescriptor.err),
        Boolean.getBoolean("luosim.terminal"));
  }

  /** Whether standard error is a screen, on which a line may be drawn over. */
  public boolean onTerminal() {
    return terminal;
  }

  /** Writes one line, or several divided by line feeds, to standard output. */
  public void result(String text) {
    send((text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Writes one line, or several, to standard error, after all results so far. */
  public void note(String text) {
    draw(text + "\n");
  }

  /** Writes text to standard error as it stands, without a line feed: for lines drawn over. */
  public void draw(String text) {
    flush();
    try {
      err.write(text.getBytes(StandardCharsets.UTF_8));
      err.flush();
    } catch (IOException lost) {
      // Standard error is gone: whoever closed it does not want to know.
      return;
    }
  }

  /**
   * A writer to standard output for those who write long results piece by piece. Closing it only
   * flushes.
   */
  public Writer results() {
    return new Writer() {
      @Override public void write(char[] buffer, int offset, int length) {
        send(new String(buffer, offset, length).getBytes(StandardCharsets.UTF_8));
      }

      @Override public void flush() {
        Output.this.flush();
      }

      @Override public void close() {
        Output.this.flush();
      }
    };
  }

  /**
   * Hands everything to the operating system; only after this has returned are the results certain.
   */
  public void flush() {
    try {
      out.flush();
    } catch (IOException cause) {
      throw new Lost(cause);
    }
  }

  private void send(byte[] bytes) {
    try {
      out.write(bytes);
    } catch (IOException cause) {
      throw new Lost(cause);
    }
  }

  /** Standard output cannot take what was written: the disk is full, or the reader has gone. */
  public static final class Lost extends UncheckedIOException {
    Lost(IOException cause) {
      super("cannot write to standard output: " + cause.getMessage(), cause);
    }
  }
}
