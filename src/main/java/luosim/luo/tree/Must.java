package luosim.luo.tree;

/** What the account of space promised, held against the real tree when its bytes are made. */
final class Must {
  private Must() {}

  /** The result of a call that has to succeed. */
  static int fit(int code) {
    if (code < 0) {
      throw new IllegalStateException("a tree that fitted by the account does not fit: code " + code);
    }
    return code;
  }
}
