package luosim.metrics;

import java.util.Arrays;

/** The attempts of one host: when, how they ended, how long their brownouts and cancels took. */
final class AttemptBook {
  /** No sample. */
  static final long NONE = -1;

  private static final int STRIDE = 9;
  private static final int START = 0;
  private static final int END = 1;
  private static final int BROWNOUT = 2;
  private static final int DETECT = 3;
  private static final int ROLLBACK = 4;
  private static final int RESUME = 5;
  private static final int HOW = 6;
  private static final int ROW = 7;
  private static final int NUMBER = 8;

  private long[] facts = new long[4 * STRIDE];
  private int size;
  private long brownoutSince;
  private long cancelSince;
  private long normalSince;
  private boolean normal;
  private boolean pausedAtCancel;

  void clear() {
    size = 0;
    brownoutSince = NONE;
    cancelSince = NONE;
    normalSince = NONE;
    normal = true;
    pausedAtCancel = false;
  }

  void begin(int number, long timeNs) {
    if ((size + 1) * STRIDE > facts.length) {
      facts = Arrays.copyOf(facts, 2 * facts.length);
    }
    int at = size++ * STRIDE;
    Arrays.fill(facts, at, at + STRIDE, NONE);
    facts[at + START] = timeNs;
    facts[at + NUMBER] = number;
    brownoutSince = NONE;
    cancelSince = NONE;
    normalSince = NONE;
    pausedAtCancel = false;
  }

  void end(long timeNs, int how, int row) {
    if (size > 0) {
      brownoutEnds(timeNs);
      neverOver();
      set(END, timeNs);
      set(HOW, how);
      set(ROW, row);
    }
  }

  private void set(int fact, long value) {
    facts[(size - 1) * STRIDE + fact] = value;
  }

  private long get(int attempt, int fact) {
    return facts[attempt * STRIDE + fact];
  }

  void brownoutBegins(long timeNs) {
    if (size > 0) {
      brownoutSince = timeNs;
    }
  }

  void brownoutEnds(long timeNs) {
    if (brownoutSince != NONE) {
      set(BROWNOUT, Math.max(0, get(size - 1, BROWNOUT)) + timeNs - brownoutSince);
      brownoutSince = NONE;
    }
  }

  void noticed(long latencyNs) {
    if (size > 0) {
      set(DETECT, latencyNs);
    }
  }

  void cancelBegan(long timeNs, boolean paused) {
    if (size > 0 && cancelSince == NONE) {
      cancelSince = timeNs;
      normalSince = normal ? timeNs : NONE;
      pausedAtCancel = paused;
    }
  }

  void state(long timeNs, boolean isNormal) {
    normal = isNormal;
    if (isNormal && cancelSince != NONE && normalSince == NONE) {
      normalSince = timeNs;
    }
    if (isNormal) {
      brownoutEnds(timeNs);
    }
  }

  /** A file is saved for the next kernel; the first one begins the brownout. */
  void savesFile(long timeNs) {
    if (size > 0 && brownoutSince == NONE && get(size - 1, BROWNOUT) == NONE) {
      brownoutSince = timeNs;
    }
  }

  /** In revisions with sessions the host is back at normal when none is left. */
  void sessions(long timeNs, long outgoing, long incoming) {
    normal = outgoing == 0;
    if (normal && cancelSince != NONE && normalSince == NONE) {
      normalSince = timeNs;
    }
    if (normal && incoming == 0) {
      brownoutEnds(timeNs);
    }
  }

  /** PREPARE failed: where the state never changed, the attempt is back at normal with that. */
  void prepareFailed(long timeNs) {
    if (normal) {
      brownoutEnds(timeNs);
    }
  }

  /** A cancel that began and was never said to be over has no end. */
  void neverOver() {
    if (size > 0 && cancelSince != NONE && get(size - 1, ROLLBACK) == NONE) {
      set(ROLLBACK, Exemplar.LOST);
    }
  }

  void cancelEnded(long timeNs, boolean over) {
    if (size == 0 || cancelSince == NONE) {
      return;
    }
    long rolledBack = over && normalSince != NONE ? normalSince - cancelSince : Exemplar.LOST;
    set(ROLLBACK, rolledBack);
    if (pausedAtCancel && rolledBack != Exemplar.LOST) {
      set(RESUME, timeNs - normalSince);
    }
  }

  /** The number of the attempt under way, 0 before the first. */
  int current() {
    return size == 0 ? 0 : (int) get(size - 1, NUMBER);
  }

  int size() {
    return size;
  }

  int number(int attempt) {
    return (int) get(attempt, NUMBER);
  }

  long startNs(int attempt) {
    return get(attempt, START);
  }

  long endNs(int attempt) {
    return get(attempt, END);
  }

  /** How it ended, as a place in the list of ends; -1 if it did not. */
  int endOf(int attempt) {
    return (int) get(attempt, HOW);
  }

  int rowOf(int attempt) {
    return (int) get(attempt, ROW);
  }

  long brownoutNs(int attempt) {
    return get(attempt, BROWNOUT);
  }

  long detectNs(int attempt) {
    return get(attempt, DETECT);
  }

  long rollbackNs(int attempt) {
    return get(attempt, ROLLBACK);
  }

  long resumeNs(int attempt) {
    return get(attempt, RESUME);
  }
}
