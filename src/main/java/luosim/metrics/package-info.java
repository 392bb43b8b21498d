/**
 * Measures: what a campaign is about, derived from the trace and from nothing else.
 *
 * <p>A blackout is the time in which no virtual CPU of a guest runs: from the request that stops the first to
 * the instant at which the last one runs. A brownout is the time in which guests run beside work that slows
 * them.
 *
 * <p>Happy path: 1. a meter takes the events of one host in flight; 2. when the host has its outcome the
 * meter adds its samples to the replication's distributions; 3. replications are merged in order.
 *
 * <p>Unhappy paths: a pause without an end is a sample above every number; a host that is run again is
 * forgotten and metered anew; parts that do not add up to their pause are a defect and end the run.
 */
package luosim.metrics;
