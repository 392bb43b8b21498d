package luosim.bench.engine;

/** The hold model on the engine room. */
final class EngineHold extends EngineRoom {
  private final Chance chance = new Chance();

  EngineHold(int size) {
    super(size);
    for (int i = 0; i < size; i++) {
      takePlace(0, 0, i);
    }
  }

  @Override void takePlace(long nowNs, int kind, int argument) {
    events.schedule(nowNs + chance.delayNs(), kind, argument);
  }
}
