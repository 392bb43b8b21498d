package luosim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Progress must never reach standard output, nor fill a log, nor leave half a line on the screen. */
final class ProgressTest {
  private static final long MILLISECOND = 1_000_000;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final AtomicLong clockNs = new AtomicLong(77);

  @Test void aLogGetsALineEveryTenSeconds() {
    var progress = progress(false, true);
    for (int i = 0; i <= 100; i++) {
      progress.report(i, 400);
      clockNs.addAndGet(300 * MILLISECOND);
    }
    progress.end();
    assertThat(err()).isEqualTo("8 %, 34 of 400 hosts, about 1 min 50 s left\n"
        + "17 %, 68 of 400 hosts, about 1 min 40 s left\n");
    assertThat(out.toByteArray()).isEmpty();
  }

  @Test void aScreenGetsOneLineThatIsWipedAtTheEnd() {
    var progress = progress(true, true);
    clockNs.addAndGet(2_000 * MILLISECOND);
    progress.report(1, 2);
    progress.report(2, 2);
    progress.end();
    progress.end();
    assertThat(err()).isEqualTo("\r\u001b[K[" + "#".repeat(15) + " ".repeat(15)
        + "]  50 %, 1 of 2 hosts, about 2 s left\r\u001b[K");
  }

  @Test void shortWorkShowsNothing() {
    var progress = progress(true, true);
    progress.report(1, 2);
    progress.end();
    assertThat(err()).isEmpty();
  }

  @Test void progressThatIsNotWantedShowsNothing() {
    var progress = progress(true, false);
    clockNs.addAndGet(60_000 * MILLISECOND);
    progress.report(1, 2);
    progress.end();
    assertThat(err()).isEmpty();
  }

  @Test void nothingDoneYetGivesNoGuess() {
    var progress = progress(false, true);
    clockNs.addAndGet(60_000 * MILLISECOND);
    progress.report(0, 0);
    assertThat(err()).isEqualTo("0 %, 0 of 0 hosts\n");
  }

  private Progress progress(boolean terminal, boolean wanted) {
    return new Progress(new Output(out, err, terminal), wanted, "hosts", clockNs::get);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
