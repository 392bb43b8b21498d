/** All combinations of few faults, with their numbers pinned. */
package luosim.exhaustive;
