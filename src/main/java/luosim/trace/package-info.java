/**
 * The trace: one stream of typed events from which measures, invariants, fingerprint and files derive.
 *
 * <p>The model emits events in time order for each host, and in time order for the fleet. Sinks take them as
 * they pass; nobody keeps a stream unless a user asks.
 *
 * <p>Unhappy path: a {@link luosim.trace.TraceRecorder} that reaches its limit refuses by name.
 */
package luosim.trace;
