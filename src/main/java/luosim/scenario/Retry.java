package luosim.scenario;

/**
 * Attempts after the first.
 *
 * @param limit how many; 0 for none
 * @param holdsSlot whether a host that waits for its next attempt counts as being updated
 * @param backoffNs wait before the first of them
 * @param factor what each further wait is multiplied by
 * @param backoffMostNs the longest wait
 */
public record Retry(int limit, boolean holdsSlot, long backoffNs, double factor, long backoffMostNs) {}
