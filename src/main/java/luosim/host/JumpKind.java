package luosim.host;

/** What a jump hands over, in the trace event that tells of it. */
public enum JumpKind {
  /** Nothing valid: the root page holds no complete tree. */
  PLAIN,
  /** A valid root page whose pointers lead to what they name. */
  HANDOVER,
  /** A valid root page with a pointer to freed memory. */
  UNDEFINED
}
