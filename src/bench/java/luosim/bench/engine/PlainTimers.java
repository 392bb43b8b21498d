package luosim.bench.engine;

/** Time limits that are mostly cancelled, on the plain loop: a cancelled event is marked as dead. */
final class PlainTimers extends PlainLoop {
  static final long LIMIT_NS = 3_000_000_000L;

  private final Chance chance = new Chance();

  PlainTimers(int size) {
    for (int i = 0; i < size; i++) {
      var client = new Client();
      client.setLimit(0);
      client.actLater(0);
    }
  }

  private final class Client {
    private final Callback act = this::act;
    private final Callback expire = this::expire;
    private Event limit;
    private long expired;

    void setLimit(long nowNs) {
      limit = schedule(nowNs + LIMIT_NS + chance.delayNs(), expire);
    }

    void actLater(long nowNs) {
      schedule(nowNs + chance.delayNs(), act);
    }

    void act(long nowNs) {
      limit.cancel();
      setLimit(nowNs);
      actLater(nowNs);
    }

    void expire(long nowNs) {
      expired++;
      setLimit(nowNs);
    }
  }
}
