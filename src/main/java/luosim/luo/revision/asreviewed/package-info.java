/**
 * RFC v2 with what its review agreed on from 2025-05-15 to 2025-06-26 (spec luo-rfc-v2 section 10, A1, A6 to
 * A15, A20), never posted in this form: one list of participants, no notifier chain, and everything that
 * nobody raised as it was.
 *
 * <p>Happy and unhappy paths are those of {@code luosim.luo.onelist}.
 */
package luosim.luo.revision.asreviewed;
