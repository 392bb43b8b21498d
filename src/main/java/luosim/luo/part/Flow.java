package luosim.luo.part;

/** How a step of a machine came out. */
public enum Flow {
  /** The machine goes on with its next step. */
  ON,
  /** The operation needs something from outside first; see its need. */
  WAIT,
  /** The machine has come to its end. */
  END
}
