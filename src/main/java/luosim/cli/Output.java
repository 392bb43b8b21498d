package luosim.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Standard output and standard error of the process, in UTF-8 with plain line feeds.
 *
 * <p>Results go to standard output; notes, progress and errors to standard error, where a loss is borne
 * silently because there is nowhere left to tell it. A result that cannot be written is an error:
 * {@link Lost} ends the command with 74. Java's own print streams swallow that, and a full disk would look
 * like success. Any thread may write; lines are never mixed.
 */
public final class Output {
  private static final int BUFFER_BYTES = 1 << 16;

  private final OutputStream out;
  private final OutputStream err;
  private final boolean terminal;
  private boolean lost;

  /**
   * An output over any two streams.
   *
   * @param terminal whether standard error is a screen that a person looks at
   */
  public Output(OutputStream out, OutputStream err, boolean terminal) {
    this.out = new BufferedOutputStream(out, BUFFER_BYTES);
    this.err = err;
    this.terminal = terminal;
  }

  /** The output of this process. The launcher sets {@code luosim.terminal} if a person looks. */
  static Output ofProcess() {
    return new Output(new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err),
        Boolean.getBoolean("luosim.terminal"));
  }

  /** Whether standard error is a screen, on which a line may be drawn over. */
  public boolean onTerminal() {
    return terminal;
  }

  /** Writes one line, or several divided by line feeds, to standard output. */
  public void result(String text) {
    var line = (text + "\n").getBytes(StandardCharsets.UTF_8);
    send(line, 0, line.length);
  }

  /** Writes one line, or several, to standard error, after all results so far. */
  public void note(String text) {
    draw(text + "\n");
  }

  /** Writes text to standard error as it stands, without a line feed: for lines drawn over. */
  public synchronized void draw(String text) {
    flush();
    try {
      err.write(text.getBytes(StandardCharsets.UTF_8));
      err.flush();
    } catch (IOException closed) {
      // Whoever closed standard error does not want to know.
      return;
    }
  }

  /** A writer to standard output for long results written piece by piece; closing it only flushes. */
  public Writer results() {
    return new OutputStreamWriter(new Results(), StandardCharsets.UTF_8);
  }

  /** Hands everything to the operating system; only after this has returned are the results certain. */
  public synchronized void flush() {
    if (lost) {
      return;
    }
    try {
      out.flush();
    } catch (IOException cause) {
      throw lose(cause);
    }
  }

  private synchronized void send(byte[] bytes, int offset, int length) {
    if (lost) {
      return;
    }
    try {
      out.write(bytes, offset, length);
    } catch (IOException cause) {
      throw lose(cause);
    }
  }

  /** What is lost is reported once; later results have nowhere to go, and notes must still come through. */
  private Lost lose(IOException cause) {
    lost = true;
    return new Lost(cause);
  }

  /** Standard output cannot take what was written: the disk is full, or the reader has gone. */
  public static final class Lost extends UncheckedIOException {
    Lost(IOException cause) {
      super("cannot write to standard output: " + cause.getMessage(), cause);
    }
  }

  private final class Results extends OutputStream {
    @Override public void write(int single) {
      send(new byte[] {(byte) single}, 0, 1);
    }

    @Override public void write(byte[] bytes, int offset, int length) {
      send(bytes, offset, length);
    }

    @Override public void flush() {
      Output.this.flush();
    }
  }
}
