package luosim.fault;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import luosim.host.Site;

/** The effects that an adversary may choose from at each site. Immutable. */
public final class FaultMenu {
  private final Map<Site, List<FaultEffect>> effects = new EnumMap<>(Site.class);

  /**
   * A menu.
   *
   * @throws IllegalArgumentException if a site does not admit one of its effects
   */
  public FaultMenu(Map<Site, List<FaultEffect>> effects) {
    for (Site site : Site.values()) {
      List<FaultEffect> offered = List.copyOf(effects.getOrDefault(site, List.of()));
      for (FaultEffect effect : offered) {
        FaultPoints.check("on the menu", site, effect.kind());
      }
      this.effects.put(site, offered);
    }
  }

  /** What may be chosen at a site, nothing unusual aside. */
  public List<FaultEffect> at(Site site) {
    return effects.get(site);
  }
}
