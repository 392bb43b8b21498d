/**
 * The revisions of the orchestrator, one file or small room each, and their list.
 *
 * <p>A revision keeps its own words, order and defects. Revisions share the parts of
 * {@code luosim.luo.part} and the trees of {@code luosim.luo.tree}; none of them extends another.
 */
package luosim.luo.revision;
