package luosim.bench.update;

import luosim.bench.Figures;
import luosim.bench.peer.Clock;
import luosim.bench.peer.Simulators;

/** The simple rollout on one simulator, or as the floor. */
public final class SimpleRollout {
  /** The word for the loop that has no event list. */
  public static final String FLOOR = "floor";

  private SimpleRollout() {}

  /**
   * Runs the rollout once and adds what came out.
   *
   * @param on a word of {@link Simulators}, or {@link #FLOOR}
   * @param outMax how many hosts may be out at once; the floor knows no limit
   */
  public static void run(String on, int hosts, int outMax, Figures figures) {
    var luck = new Luck();
    var totals = new Totals();
    if (on.equals(FLOOR)) {
      new Floor(luck, totals).run(hosts);
    } else {
      Clock clock = Simulators.of(on).make();
      new Fleet(clock, luck, totals, hosts, outMax).run();
    }
    totals.addTo(figures).with("draws", luck.draws());
  }
}
