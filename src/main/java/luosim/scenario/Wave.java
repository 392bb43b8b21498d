package luosim.scenario;

/**
 * A group of hosts that is updated before the next group starts.
 *
 * @param name the author's name for it
 * @param upTo how much of the fleet is updated when it ends, earlier waves included
 * @param bakeNs time between its last outcome and the start of the next
 */
public record Wave(String name, Portion upTo, long bakeNs) {}
