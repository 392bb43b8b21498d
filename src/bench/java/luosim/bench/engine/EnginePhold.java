package luosim.bench.engine;

/** PHOLD on the engine room: an entity is four longs in one array. */
final class EnginePhold extends EngineRoom {
  private static final int LUCK = 0;
  private static final int EVENTS = 1;
  private static final int LAST_NS = 2;
  private static final int GAP_NS = 3;
  private static final int WORDS = 4;

  private final Chance chance = new Chance();
  private final long[] entities;
  private final int size;

  EnginePhold(int size) {
    super(size);
    this.size = size;
    entities = new long[WORDS * size];
    for (int i = 0; i < size; i++) {
      entities[WORDS * i + LUCK] = i;
    }
    for (int i = 0; i < size; i++) {
      takePlace(0, 0, i);
    }
  }

  @Override void takePlace(long nowNs, int kind, int argument) {
    int at = WORDS * argument;
    chance.state(entities[at + LUCK]);
    entities[at + EVENTS]++;
    entities[at + GAP_NS] += nowNs - entities[at + LAST_NS] + entities[at + EVENTS];
    entities[at + LAST_NS] = nowNs;
    int next = chance.below(10) == 0 ? chance.below(size) : argument;
    events.schedule(nowNs + chance.delayNs(), kind, next);
    entities[at + LUCK] = chance.state();
  }
}
