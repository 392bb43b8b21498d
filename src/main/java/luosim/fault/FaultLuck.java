package luosim.fault;

import luosim.chance.Distribution;
import luosim.chance.Draws;
import luosim.chance.Stream;

/** The draws of one replication's faults, each from a stream of its own. */
final class FaultLuck {
  /** The host of decisions that concern no particular one. */
  static final int NO_HOST = -1;

  /** What a draw is for. */
  enum Purpose {
    HIT,
    OCCURRENCE,
    LENGTH,
    AFTER,
    CANDIDATE
  }

  private final long seed;
  private final int replication;
  private final Stream stream = new Stream();

  FaultLuck(long seed, int replication) {
    this.seed = seed;
    this.replication = replication;
  }

  Stream stream(int role, Purpose purpose, int host, int attempt, int ordinal) {
    stream.key(seed, replication, host, role, purpose.ordinal(), attempt, ordinal);
    return stream;
  }

  boolean hits(double probability, int role, int host, int attempt, int ordinal) {
    return probability >= 1
        || probability > 0
            && stream(role, Purpose.HIT, host, attempt, ordinal).nextDouble() < probability;
  }

  long ns(Distribution law, int role, Purpose purpose, int host, int attempt, int ordinal) {
    return Draws.drawNs(law, stream(role, purpose, host, attempt, ordinal));
  }
}
