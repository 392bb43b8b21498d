/**
 * The invariants on observed traces: a record goes through the same judge that watches simulated
 * hosts.
 *
 * <p>Happy path:
 *
 * <ol>
 *   <li>{@link luosim.conform.judge.TraceJudge} reads one record a line.
 *   <li>The {@link luosim.conform.judge.TraceReader} of the protocol makes an {@link
 *       luosim.conform.judge.Observation} of it: the events, what the observed host shows beside
 *       them, and how long things took.
 *   <li>A judge follows the events. What it finds, what held, and what could not be decided for want
 *       of which evidence is a {@link luosim.conform.judge.JudgedTrace}.
 *   <li>The traces of a file are summed up in a {@link luosim.conform.judge.JudgeReport}.
 * </ol>
 *
 * <p>Unhappy paths:
 *
 * <ul>
 *   <li>Evidence that a record lacks leaves the invariants that ask for it unknown, never held.
 *   <li>A line that is no record (malformed, a wrong type, a word nobody knows, callbacks that belong
 *       to no request) ends the run as bad data, with the line.
 *   <li>A duration that a record lacks is counted, so that a budget over it is not decided.
 * </ul>
 *
 * <p>Another protocol is one more {@link luosim.conform.judge.TraceReader}, listed in {@link
 * luosim.conform.judge.TraceReaders}. Nothing here opens a file or prints.
 */
package luosim.conform.judge;
