package luosim.invariant;

/**
 * How many cancels there were and how they came out. A cancel is one return from an attempt without
 * a jump.
 *
 * @param attempted all of them; correct and incorrect add up to it
 * @param correct over, and no invariant of the rollback is violated
 * @param strict correct, and neither the order of cancels nor an unpreserve in one is at fault
 * @param incorrect the others
 * @param never those of the incorrect ones that are never over
 */
public record CancelCounts(long attempted, long correct, long strict, long incorrect, long never) {}
