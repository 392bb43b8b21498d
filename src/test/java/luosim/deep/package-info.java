/**
 * Explorations that take minutes to an hour: {@code mvn -Pdeep test}. Their numbers are pinned as those of
 * {@link luosim.exhaustive}.
 */
package luosim.deep;
