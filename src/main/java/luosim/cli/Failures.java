package luosim.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import luosim.run.ReplayToken;
import luosim.scenario.ScenarioException;
import luosim.store.CannotCreateException;

/**
 * What a failed command tells the user, and with which code it ends.
 *
 * <p>A failure that was foreseen has its message. One that was not has a single line that a bug
 * report can start with; the stack is for those who ask for it.
 */
final class Failures {
  private static final long BYTES_PER_MIB = 1L << 20;

  private final Output output;
  private final boolean debug;

  Failures(Output output, boolean debug) {
    this.output = output;
    this.debug = debug;
  }

  /** Prints the message of the failure and gives its code. */
  ExitCode report(Throwable failure) {
    Answer answer = answer(failure);
    var text = debug ? answer.message + "\n" + stack(failure) : answer.message;
    try {
      output.note("luosim: " + text);
    } catch (Output.Lost lost) {
      return answer.code.with(ExitCode.IO_FAILED);
    }
    return answer.code;
  }

  private static Answer answer(Throwable failure) {
    if (failure instanceof CommandFailure named) {
      return new Answer(named.code(), named.getMessage());
    }
    if (failure instanceof ScenarioException || failure instanceof ReplayToken.BadToken) {
      return new Answer(ExitCode.BAD_INPUT, failure.getMessage());
    }
    if (failure instanceof CannotCreateException) {
      return new Answer(ExitCode.CANNOT_CREATE, failure.getMessage());
    }
    if (failure instanceof Output.Lost lost) {
      return new Answer(ExitCode.IO_FAILED, lost.getMessage());
    }
    if (failure instanceof IOException || failure instanceof UncheckedIOException) {
      return new Answer(ExitCode.IO_FAILED, "reading or writing failed: " + reason(failure));
    }
    if (failure instanceof OutOfMemoryError) {
      return new Answer(ExitCode.LIMIT_REACHED, heapIsFull());
    }
    return new Answer(
        ExitCode.INTERNAL_ERROR, "internal error: " + reason(failure) + place(failure));
  }

  private static String heapIsFull() {
    long mebibytes = Runtime.getRuntime().maxMemory() / BYTES_PER_MIB;
    return "the heap of " + mebibytes + " MiB is full; LUOSIM_HEAP=2g gives more";
  }

  private static String reason(Throwable failure) {
    var message =
        failure.getMessage() == null ? "no message" : failure.getMessage().replace('\n', ' ');
    return failure.getClass().getSimpleName() + ": " + message;
  }

  private static String place(Throwable failure) {
    for (StackTraceElement frame : failure.getStackTrace()) {
      if (frame.getClassName().startsWith("luosim.")) {
        return " (" + frame.getFileName() + ":" + frame.getLineNumber()
            + "; LUOSIM_DEBUG=1 shows the stack)";
      }
    }
    return " (LUOSIM_DEBUG=1 shows the stack)";
  }

  private static String stack(Throwable failure) {
    var text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString().stripTrailing();
  }

  private record Answer(ExitCode code, String message) {}
}
