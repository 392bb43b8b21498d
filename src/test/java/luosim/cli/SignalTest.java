package luosim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A process that was asked to stop must never be cut off in the middle, nor say that it passed. */
final class SignalTest {
  private static final long PATIENCE_SECONDS = 60;

  @Test void interruptEndsInOrderWith130() throws Exception {
    assertThat(signalled("INT")).isEqualTo(130);
  }

  @Test void terminationEndsInOrderWith143() throws Exception {
    assertThat(signalled("TERM")).isEqualTo(143);
  }

  @Test void aFullDiskOnStandardOutputEndsWith74() throws Exception {
    var process = java("Main", "--version").redirectOutput(Path.of("/dev/full").toFile()).start();
    assertThat(text(process.getErrorStream().readAllBytes()))
        .isEqualTo("luosim: cannot write to standard output: No space left on device\n");
    assertThat(process.waitFor()).isEqualTo(74);
  }

  @Test void theProcessEndsWithTheCodeOfItsCommand() throws Exception {
    var process = java("Main", "no-such-command").start();
    assertThat(process.waitFor()).isEqualTo(64);
  }

  /** Starts a command that works until it is asked to stop, signals it, and expects its last words. */
  private static int signalled(String signal) throws Exception {
    var process = java("SignalTest$Endless").start();
    try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(lines.readLine()).isEqualTo("working");
      var kill = new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start();
      assertThat(kill.waitFor()).isZero();
      assertThat(lines.readLine()).isEqualTo("left in order");
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  private static ProcessBuilder java(String mainClass, String... words) throws IOException {
    var command = new java.util.ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp", System.getProperty("java.class.path"), "luosim.cli." + mainClass));
    command.addAll(List.of(words));
    return new ProcessBuilder(command);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** A process with one command, which never ends by itself. */
  static final class Endless {
    private Endless() {}

    public static void main(String[] arguments) throws InterruptedException {
      var output = Output.ofProcess();
      var interruption = Interruption.ofProcess();
      output.result("working");
      output.flush();
      while (!interruption.requested()) {
        Thread.sleep(1);
      }
      output.result("left in order");
      output.flush();
      interruption.commandEnded();
    }
  }
}
