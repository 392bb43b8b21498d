package luosim.fault;

import java.util.OptionalDouble;
import luosim.host.Site;
import luosim.spec.FaultPoint;

/**
 * One thing that goes wrong.
 *
 * @param name its name in the scenario; its luck hangs on it
 * @param site where
 * @param match on which occasions there
 * @param effect what happens
 * @param probability of being hit, per denominator, 0 to 1
 * @param per the denominator
 * @param recurs what a later attempt means
 * @param after how far into the step it takes effect
 * @param meanTimeNs at points met by the passing of time, the mean time until a host is hit, ns;
 *     absent elsewhere
 */
public record FaultSpec(
    String name,
    Site site,
    FaultMatch match,
    FaultEffect effect,
    double probability,
    Per per,
    Recurs recurs,
    FaultAfter after,
    OptionalDouble meanTimeNs) {

  /** Refuses what cannot happen at the point; the message names what can. */
  public FaultSpec {
    FaultPoints.check(name, site, effect.kind());
    if (!(probability >= 0 && probability <= 1)) {
      throw refused(name, "probability must be 0 to 1, found " + probability);
    }
    if (FaultPoints.kind(site) == FaultPoint.Kind.REST) {
      checkRest(name, match, probability, per, recurs, after, meanTimeNs);
    } else {
      if (meanTimeNs.isPresent()) {
        throw refused(name, "meanTime is for host.up and host.rest; here after says when it happens");
      }
      if (!(after instanceof FaultAfter.Beginning) && !FaultPoints.admitsAfter(site, effect.kind())) {
        throw refused(name,
            "after is for phases and crashes; the effect " + effect.kind().text() + " at " + site.text()
                + " concerns the whole call");
      }
    }
  }

  private static void checkRest(
      String name,
      FaultMatch match,
      double probability,
      Per per,
      Recurs recurs,
      FaultAfter after,
      OptionalDouble meanTimeNs) {
    if (!match.knowsNoStep()) {
      throw refused(name,
          "a host at rest has zone, rack, host, class and kernel; it matches on nothing else");
    }
    if (recurs != Recurs.REDRAWN) {
      throw refused(name,
          "at rest every failure is a new one: recurs must be redrawn, found " + recurs.text());
    }
    if (probability < 1 && per != Per.HOST && per != Per.ROLLOUT) {
      throw refused(name, "at rest a probability is per host or rollout, found " + per.text());
    }
    if (meanTimeNs.isPresent()) {
      if (!(meanTimeNs.getAsDouble() > 0)) {
        throw refused(name, "meanTime must be above 0, found " + meanTimeNs.getAsDouble() + " ns");
      }
      if (!(after instanceof FaultAfter.Beginning)) {
        throw refused(name, "a fault has either meanTime or after, found both");
      }
    } else if (!(after instanceof FaultAfter.Elapsed) || !match.namesHost()) {
      throw refused(name,
          "at rest a fault needs a meanTime, or one host by zone, rack and host and a time in after");
    }
  }

  private static IllegalArgumentException refused(String name, String why) {
    return new IllegalArgumentException("fault " + name + ": " + why);
  }

  /** A fault that hits every step at a point. */
  public static FaultSpec always(String name, Site site, FaultEffect effect) {
    return new FaultSpec(name, site, FaultMatch.all(), effect, 1, Per.CALL, Recurs.REDRAWN,
        new FaultAfter.Beginning(), OptionalDouble.empty());
  }
}
