/**
 * Conformance: observed traces replayed against our orchestrator and Kexec HandOver, and compared
 * field by field.
 *
 * <p>Happy path:
 *
 * <ol>
 *   <li>{@link luosim.conform.Conformance} reads one record a line.
 *   <li>The record's shape is looked over: a key, request or kind that nobody knows is a difference
 *       in itself.
 *   <li>A kernel is loaded on test doubles: a memory of made-up addresses, services that refuse
 *       what the record injects, participants that log every call and store data that tell who they
 *       are.
 *   <li>Requests are carried out one by one; a reboot takes what KHO passes on, changes it where
 *       the record says so, and loads the next kernel on it.
 *   <li>After each request its fields and the callbacks in it are compared, at the end the books:
 *       what is alive, what is leaked, who stays prepared, and the device trees.
 * </ol>
 *
 * <p>Unhappy paths:
 *
 * <ul>
 *   <li>A difference fails the record. The first few are given to the caller, in order; later ones
 *       follow from them.
 *   <li>A record that rests on a modelled part may be accepted with a reason; then it counts as
 *       skipped.
 *   <li>A line that is no record (malformed, a wrong type, a word nobody knows) ends the run as bad
 *       data, with the line.
 * </ul>
 *
 * <p>Nothing here opens a file or prints.
 */
package luosim.conform;
