/**
 * Runs: a scenario is bound to the model, replications are run side by side, results are merged in the order
 * of replications; single hosts are replayed from tokens.
 *
 * <p>Happy path: 1. the binders turn the scenario's records into the model's; 2. the campaign hands one
 * replication at a time to each worker; 3. every host in flight is watched by a judge, a meter and a stream
 * hash; 4. results are merged and the fingerprint is taken.
 *
 * <p>Unhappy paths: a limit ends the campaign by name; an interrupt ends it between two events; an error in
 * one replication ends the campaign and names the replication and its seed.
 */
package luosim.run;
