package luosim.bench.engine;

/** Time limits that are mostly cancelled, on the engine room: by handle. */
final class EngineTimers extends EngineRoom {
  private static final int ACT = 0;
  private static final int EXPIRE = 1;

  private final Chance chance = new Chance();
  private final long[] limits;
  private final long[] expired;

  EngineTimers(int size) {
    super(2 * size);
    limits = new long[size];
    expired = new long[size];
    for (int i = 0; i < size; i++) {
      setLimit(0, i);
      actLater(0, i);
    }
  }

  private void setLimit(long nowNs, int client) {
    limits[client] = events.schedule(nowNs + PlainTimers.LIMIT_NS + chance.delayNs(), EXPIRE, client);
  }

  private void actLater(long nowNs, int client) {
    events.schedule(nowNs + chance.delayNs(), ACT, client);
  }

  @Override void takePlace(long nowNs, int kind, int client) {
    if (kind == EXPIRE) {
      expired[client]++;
      setLimit(nowNs, client);
    } else {
      events.cancel(limits[client]);
      setLimit(nowNs, client);
      actLater(nowNs, client);
    }
  }
}
