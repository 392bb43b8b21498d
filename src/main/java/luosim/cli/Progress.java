package luosim.cli;

import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * The sign on standard error that long work goes on, with a guess of when it ends.
 *
 * <p>On a screen it is one line, drawn over at most ten times a second and wiped at the end. In a log it is a
 * line every ten seconds. The guess takes the rest to go as fast as what is done. Any thread may report.
 */
public final class Progress {
  private static final long SECOND_NS = 1_000_000_000L;
  private static final long REDRAW_NS = SECOND_NS / 10;
  private static final long LOG_NS = 10 * SECOND_NS;
  private static final int BAR_COLUMNS = 30;
  private static final String WIPE = "\r\u001b[K";

  private final Output output;
  private final boolean wanted;
  private final String things;
  private final LongSupplier clockNs;
  private final long startNs;
  private long lastNs;
  private boolean drawn;

  /**
   * Progress of work that begins now.
   *
   * @param wanted whether anything is to be shown
   * @param things what is counted, in the plural
   * @param clockNs nanoseconds from any origin, never backwards
   */
  public Progress(Output output, boolean wanted, String things, LongSupplier clockNs) {
    this.output = output;
    this.wanted = wanted;
    this.things = things;
    this.clockNs = clockNs;
    this.startNs = clockNs.getAsLong();
    this.lastNs = startNs;
  }

  /** Says how far the work is; {@code done} of {@code total}, both from 0. */
  public synchronized void report(long done, long total) {
    long nowNs = clockNs.getAsLong();
    if (!wanted || nowNs - lastNs < (output.onTerminal() ? REDRAW_NS : LOG_NS)) {
      return;
    }
    lastNs = nowNs;
    double share = total <= 0 ? 0 : Math.min(1, (double) done / total);
    var counts = String.format(
        Locale.ROOT, "%3d %%, %d of %d %s%s", (int) (share * 100), done, total, things,
        rest(share, nowNs - startNs));
    if (output.onTerminal()) {
      int full = (int) (share * BAR_COLUMNS);
      output.draw(WIPE + "[" + "#".repeat(full) + " ".repeat(BAR_COLUMNS - full) + "] " + counts);
      drawn = true;
    } else {
      output.note(counts.strip());
    }
  }

  /** Wipes what stands on the screen; whatever follows begins at the left. */
  public synchronized void end() {
    if (drawn) {
      output.draw(WIPE);
      drawn = false;
    }
  }

  private static String rest(double share, long spentNs) {
    if (share <= 0) {
      return "";
    }
    long seconds = Math.round(spentNs / share * (1 - share) / SECOND_NS);
    long minutes = seconds / 60;
    return minutes == 0 ? ", about " + seconds + " s left"
        : ", about " + minutes + " min " + seconds % 60 + " s left";
  }
}
