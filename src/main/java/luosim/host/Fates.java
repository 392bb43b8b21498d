package luosim.host;

/**
 * What may befall a host's steps: the port at which an adversary stands. One instance serves one host; it
 * is asked at every watched site, in the order in which the sites are reached.
 */
public interface Fates {

  /** Whether this site can be hit at all; asked once, so that unwatched sites cost nothing. */
  boolean watches(Site site);

  /**
   * Decides the fate of the step that begins now.
   *
   * @param situation where and on whom
   * @param nominalNs the length of the step if nothing befalls it; 0 if it takes no time or is not known
   * @param fate cleared; filled if something befalls the step
   */
  void decide(Site site, Situation situation, long nominalNs, Fate fate);

  /** A fate that was given turned out to have no effect, because its step was over before. */
  void masked(Site site, Situation situation);

  /** Nothing befalls anybody. */
  Fates NONE = new Fates() {
    @Override public boolean watches(Site site) {
      return false;
    }

    @Override public void decide(Site site, Situation situation, long nominalNs, Fate fate) {}

    @Override public void masked(Site site, Situation situation) {}
  };
}
