package luosim.luo.onelist;

/** How a step of a machine came out. */
enum Flow {
  /** The machine goes on with its next step. */
  ON,
  /** The operation needs something from outside first; see its need. */
  WAIT,
  /** The machine has come to its end. */
  END
}
