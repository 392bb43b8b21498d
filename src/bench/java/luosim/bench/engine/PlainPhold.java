package luosim.bench.engine;

/** PHOLD on the plain loop: an entity is an object. */
final class PlainPhold extends PlainLoop {
  private final Chance chance = new Chance();
  private final Entity[] entities;

  PlainPhold(int size) {
    entities = new Entity[size];
    for (int i = 0; i < size; i++) {
      entities[i] = new Entity(i);
    }
    for (var entity : entities) {
      entity.takePlace(0);
    }
  }

  private final class Entity implements Callback {
    private long luck;
    private long events;
    private long lastNs;
    private long gapNs;

    Entity(long luck) {
      this.luck = luck;
    }

    @Override public void takePlace(long nowNs) {
      chance.state(luck);
      events++;
      gapNs += nowNs - lastNs + events;
      lastNs = nowNs;
      var next = chance.below(10) == 0 ? entities[chance.below(entities.length)] : this;
      schedule(nowNs + chance.delayNs(), next);
      luck = chance.state();
    }
  }
}
