/**
 * The oracle: what must hold of every orchestrator, checked while it runs, and whether each cancel
 * was correct.
 *
 * <p>Happy path:
 *
 * <ol>
 *   <li>A {@link luosim.invariant.Judge} begins with a host and the {@link luosim.invariant.World}
 *   that shows it.
 *   <li>Every trace event of the host passes the judge; it keeps the books and, at its moments,
 *   lets each {@link
 *       luosim.invariant.Invariant} of {@link luosim.invariant.Invariants} look at books and world.
 *   <li>After each return from an attempt without a jump, a copy of the world is tried: prepare,
 *   cancel, ten times over.
 *   <li>The host is committed: violations and cancels go to a {@link luosim.invariant.JudgeTally},
 *   which merges.
 * </ol>
 *
 * <p>Unhappy paths:
 *
 * <ul>
 *   <li>An invariant is violated: kept by invariant and row of the failure matrix, counted once an
 *   attempt, with the
 *       smallest replication, host and attempt as example. {@link luosim.invariant.Defects} names
 *   what explains it.
 *   <li>The world cannot show what an invariant needs: it is not judged, and counted as unknown.
 *   <li>The run ahead of a host is given up: the judge discards it and nothing was counted.
 *   <li>A rollback that never ends: a cancel that counts as never.
 * </ul>
 *
 * <p>On a host with sessions the judge keeps other books, {@link luosim.invariant.SessionLedger}, asks a
 * {@link luosim.invariant.SessionWorld}, and checks what each invariant means there, its {@link
 * luosim.invariant.SessionReading}. An invariant without one is inapplicable, which is neither held nor
 * undecided.
 *
 * <p>The numbers and the definition of a correct cancel are those of the specification of
 * invariants and of the design, section 7.
 */
package luosim.invariant;
