package luosim.engine;

/** How arrays grow: small ones double, large ones by an eighth, so that little of them stays idle. */
final class Growth {
  private static final int DOUBLED_BELOW = 1 << 14;

  private Growth() {}

  /** The next number of places after so many. */
  static int next(int places) {
    return places < DOUBLED_BELOW ? 2 * places : places + (places >> 3);
  }
}
