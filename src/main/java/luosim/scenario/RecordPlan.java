package luosim.scenario;

/**
 * How much detail a result folder keeps.
 *
 * @param pauseShare share of the pauses of VMs that get a row, 0 to 1
 * @param pauseWorst this many of the longest get a row in any case
 */
public record RecordPlan(double pauseShare, int pauseWorst) {}
