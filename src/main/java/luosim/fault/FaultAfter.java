package luosim.fault;

import luosim.chance.Distribution;

/** How far into a step or phase a fault takes effect. */
public sealed interface FaultAfter {
  /** At its beginning. */
  record Beginning() implements FaultAfter {}

  /**
   * After a share of the length that it would have if nothing befell it; at its beginning if that
   * is not known.
   *
   * @param share 0 to 1
   */
  record Portion(double share) implements FaultAfter {
    /** Refuses what is no share. */
    public Portion {
      if (!(share >= 0 && share <= 1)) {
        throw new IllegalArgumentException("fault: after must be 0 % to 100 %, found " + share);
      }
    }
  }

  /**
   * After a time; if the step or phase is over by then, the fault is masked.
   *
   * @param ns that time
   */
  record Elapsed(Distribution ns) implements FaultAfter {
    /** Refuses times below 0. */
    public Elapsed {
      if (ns.lower() < 0) {
        throw new IllegalArgumentException("fault: after must be at least 0 ns, found " + ns);
      }
    }
  }
}
