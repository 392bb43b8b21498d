/**
 * The simulation kernel: pending events, a virtual clock that only moves forward, and a loop with
 * named endings.
 *
 * <p>Happy path:
 *
 * <ol>
 *   <li>A model schedules events on an {@link luosim.engine.EventList}: a time in nanoseconds, an
 *       int kind, an int argument. It keeps the returned handle if it may want to cancel.
 *   <li>An {@link luosim.engine.EventLoop} takes the earliest event, moves the clock to it and
 *       hands it to the {@link luosim.engine.EventHandler}. Events of equal time leave in the order
 *       they were scheduled.
 *   <li>The handler schedules and cancels further events at or after the present instant.
 *   <li>The loop ends when the list is empty: {@link luosim.engine.RunEnding#COMPLETED}.
 * </ol>
 *
 * <p>Unhappy paths:
 *
 * <ul>
 *   <li>An event in the past, or one at the instant that stands for "never": refused at the call,
 *       nothing changes.
 *   <li>A handle whose event has run, was cancelled or cleared: {@code cancel} answers false,
 *       nothing changes.
 *   <li>More events pending than the list may hold: {@link luosim.engine.LimitReachedException},
 *       before any change.
 *   <li>A model that never ends, in events or in simulated time: the loop ends by name at its
 *       {@link luosim.engine.Limits}, with the next event still pending.
 *   <li>Many events just after the present instant, or thousands at one instant: no event costs more
 *       for it, see {@link luosim.engine.Ladder}.
 *   <li>The user interrupts: the loop ends by name between two events.
 * </ul>
 *
 * <p>Nothing here starts a thread, reads a real clock or allocates in the steady state. This room
 * imports no other.
 */
package luosim.engine;
