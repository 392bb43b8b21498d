package luosim.fault;

import luosim.chance.Choices;
import luosim.host.Fate;
import luosim.host.Fates;
import luosim.host.Site;
import luosim.host.Situation;

/**
 * Fates that {@link Choices} decide: at each step on the menu, 0 for nothing unusual or the number
 * of an effect.
 *
 * <p>With exhaustive choices this walks every combination of faults of a host, with recorded ones
 * it repeats a run. A delay has its mean length, so that a path says everything.
 */
public final class ChoiceFaults implements Fates {
  private final Choices choices;
  private final FaultMenu menu;

  /** Fates for one host in one run. */
  public ChoiceFaults(Choices choices, FaultMenu menu) {
    this.choices = choices;
    this.menu = menu;
  }

  @Override public boolean watches(Site site) {
    return !menu.at(site).isEmpty();
  }

  @Override public void decide(Site site, Situation situation, long nominalNs, Fate fate) {
    int answer = choices.choose(place(site, situation), 1 + menu.at(site).size());
    if (answer > 0) {
      menu.at(site).get(answer - 1).befall(fate);
    }
  }

  private static String place(Site site, Situation situation) {
    String whom = situation.handler().isEmpty() ? situation.subsystem() : situation.handler();
    return whom.isEmpty() ? site.text() : site.text() + " " + whom;
  }

  @Override public void masked(Site site, Situation situation) {}
}
