package luosim.bench.engine;

/** The hold model on the plain loop. */
final class PlainHold extends PlainLoop implements PlainLoop.Callback {
  private final Chance chance = new Chance();

  PlainHold(int size) {
    for (int i = 0; i < size; i++) {
      takePlace(0);
    }
  }

  @Override public void takePlace(long nowNs) {
    schedule(nowNs + chance.delayNs(), this);
  }
}
