package luosim.engine;

import java.util.function.BooleanSupplier;

/**
 * The virtual clock and the loop that moves it: takes events in order and hands them to a handler
 * until an ending.
 *
 * <p>A loop can be driven in segments: {@link #runBefore} stops in front of a horizon and a later
 * call goes on from there. Time never goes backwards; a list that offers an earlier event than the
 * last one is a defect and is reported as such. An exception of the handler leaves the loop with
 * the event taken, so such a run cannot go on.
 */
public final class EventLoop {
  /** How many events may take place between two looks at the interruption, a power of two. */
  private static final int INTERRUPTION_PERIOD = 1024;

  private final EventList events;
  private final EventHandler handler;
  private final Limits limits;
  private final BooleanSupplier interruption;
  private long nowNs;
  private long handled;
  private boolean stopAsked;

  /** A loop that nobody interrupts. */
  public EventLoop(EventList events, EventHandler handler, Limits limits) {
    this(events, handler, limits, () -> false);
  }

  /**
   * A loop over a list.
   *
   * @param interruption asked now and then between two events; true ends the run as interrupted
   */
  public EventLoop(
      EventList events, EventHandler handler, Limits limits, BooleanSupplier interruption) {
    this.events = events;
    this.handler = handler;
    this.limits = limits;
    this.interruption = interruption;
  }

  /** Runs until the list is empty or something else ends the run. */
  public RunEnding run() {
    return runBefore(Long.MAX_VALUE);
  }

  /**
   * Runs all events strictly before a horizon.
   *
   * <p>Strictly, because at one instant the fleet acts before its hosts: what the owner of the
   * horizon does at that instant comes first.
   *
   * @param horizonNs the first instant that must not take place
   */
  public RunEnding runBefore(long horizonNs) {
    stopAsked = false;
    while (true) {
      long nextNs = events.nextTimeNs();
      if (nextNs == EventList.NEVER_NS) {
        return RunEnding.COMPLETED;
      }
      if (nextNs >= horizonNs) {
        return RunEnding.HORIZON;
      }
      if (nextNs > limits.timeNs()) {
        return RunEnding.TIME_LIMIT;
      }
      if (handled >= limits.events()) {
        return RunEnding.EVENT_LIMIT;
      }
      if ((handled & (INTERRUPTION_PERIOD - 1)) == 0 && interruption.getAsBoolean()) {
        return RunEnding.INTERRUPTED;
      }
      takePlace(nextNs);
      if (stopAsked) {
        return RunEnding.STOPPED;
      }
    }
  }

  private void takePlace(long timeNs) {
    events.take();
    Check.that(timeNs >= nowNs, "time does not go backwards", nowNs, timeNs);
    nowNs = timeNs;
    handled++;
    handler.handle(timeNs, events.kind(), events.argument());
  }

  /** Asks the loop to end after the event that is taking place; for the handler. */
  public void stop() {
    stopAsked = true;
  }

  /** The present instant: the time of the last event that took place, 0 before the first. */
  public long nowNs() {
    return nowNs;
  }

  /** How many events took place since the start or the last {@link #reset}. */
  public long handled() {
    return handled;
  }

  /**
   * Puts clock and count back to 0 for another run over the same list; the list is the caller's to
   * clear.
   */
  public void reset() {
    nowNs = 0;
    handled = 0;
    stopAsked = false;
  }
}
