package luosim.luo;

/** Why a kernel stopped. */
public enum Stop {
  NONE,
  /** A deliberate panic. */
  PANIC,
  /** A null pointer was followed. */
  NULL_DEREFERENCE,
  /** Freed memory was parsed: anything may happen, and the model stops here. */
  UNDEFINED
}
