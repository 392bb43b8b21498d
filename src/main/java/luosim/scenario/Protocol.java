package luosim.scenario;

/**
 * The revisions before and after the update; they are equal unless the scenario says otherwise.
 *
 * @param from what the old kernel runs
 * @param to what the new kernel runs
 * @param allowIncompatible whether a pair that cannot understand each other is run all the same
 */
public record Protocol(ProtocolId from, ProtocolId to, boolean allowIncompatible) {}
