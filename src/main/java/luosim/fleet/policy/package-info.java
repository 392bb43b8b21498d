/**
 * Rollout policies, one a file: each decides how far a rollout reaches and when it goes on.
 *
 * <p>Happy path: {@link luosim.fleet.policy.Policies} makes the policy that a plan names; the
 * rollout asks it for a decision at its beginning, whenever every host in reach has an outcome, and
 * at the times the policy asks for.
 *
 * <p>Unhappy path: a name that no policy has is refused with the names there are.
 */
package luosim.fleet.policy;
