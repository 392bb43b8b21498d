/**
 * The engine room against the loop that anybody would write first, on three models of what event
 * lists are asked for.
 *
 * <p>Happy path:
 *
 * <ol>
 *   <li>A {@link luosim.bench.engine.Model} is written twice: on the priority queue of the JDK with
 *       one new object an event, and on {@link luosim.engine.EventLoop} and {@link
 *       luosim.engine.EventList} with everything that belongs to them: dispatch, handles, order of
 *       equal times, cancelling. Both draw the same numbers and come to the same instants.
 *   <li>{@link luosim.bench.engine.EngineRun} runs one of them in a JVM of its own and prints what an
 *       event cost in processor time; {@code src/bench/engine.sh} lets both take turns and prints the
 *       ratios beside what is asked for.
 *   <li>{@link luosim.bench.engine.EngineBench} does the same under JMH, which also counts bytes.
 * </ol>
 *
 * <p>Unhappy paths: two sides whose checksums differ did not do the same work, and the script refuses
 * them; a ratio from runs that did not take turns says nothing on a shared machine.
 */
package luosim.bench.engine;
