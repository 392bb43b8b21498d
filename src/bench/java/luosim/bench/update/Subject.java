package luosim.bench.update;

/** Whose luck it is: a host, its present attempt, and how slow it is. */
class Subject {
  private int host;
  private int attempt;
  private double factor;

  final void become(int newHost, int newAttempt, double slowness) {
    host = newHost;
    attempt = newAttempt;
    factor = slowness;
  }

  final int host() {
    return host;
  }

  /** 1 for the first. */
  final int attempt() {
    return attempt;
  }

  final double factor() {
    return factor;
  }
}
