package luosim.metrics;

import java.util.Arrays;
import luosim.host.Cause;
import luosim.host.Part;

/** The pauses of the VMs of one host, each cut into its parts. */
final class PauseBook {
  static final int PARTS = Part.values().length;

  private static final Cause[] CAUSES = Cause.values();
  private static final long OPEN = -1;
  private static final int NO_PAUSE = -1;

  private int size;
  private int[] vm = new int[16];
  private int[] attempt = new int[16];
  private int[] cause = new int[16];
  private long[] start = new long[16];
  private long[] length = new long[16];
  private long[] parts = new long[16 * PARTS];
  private int[] part = new int[16];
  private long[] partSince = new long[16];

  private int[] openOf = new int[16];
  private long[] disruption = new long[16];
  private long[] lostSince = new long[16];
  private int vms;
  private int open;
  private boolean jumped;

  void clear() {
    size = 0;
    vms = 0;
    open = 0;
    jumped = false;
  }

  private void know(int which) {
    if (which >= openOf.length) {
      int capacity = Math.max(which + 1, 2 * openOf.length);
      openOf = Arrays.copyOf(openOf, capacity);
      disruption = Arrays.copyOf(disruption, capacity);
      lostSince = Arrays.copyOf(lostSince, capacity);
    }
    while (vms <= which) {
      openOf[vms] = NO_PAUSE;
      disruption[vms] = 0;
      lostSince[vms++] = OPEN;
    }
  }

  void begin(int which, long timeNs, int why, int inAttempt) {
    know(which);
    Told.that(openOf[which] == NO_PAUSE, "a VM is paused only while it runs");
    grow();
    if (open == 0) {
      jumped = false;
    }
    vm[size] = which;
    attempt[size] = inAttempt;
    cause[size] = why;
    start[size] = timeNs;
    length[size] = OPEN;
    Arrays.fill(parts, size * PARTS, (size + 1) * PARTS, 0);
    part[size] = Part.STOP.ordinal();
    partSince[size] = timeNs;
    openOf[which] = size++;
    open++;
  }

  private void grow() {
    if (size == vm.length) {
      int capacity = 2 * size;
      vm = Arrays.copyOf(vm, capacity);
      attempt = Arrays.copyOf(attempt, capacity);
      cause = Arrays.copyOf(cause, capacity);
      start = Arrays.copyOf(start, capacity);
      length = Arrays.copyOf(length, capacity);
      parts = Arrays.copyOf(parts, capacity * PARTS);
      part = Arrays.copyOf(part, capacity);
      partSince = Arrays.copyOf(partSince, capacity);
    }
  }

  void waits(int which, long timeNs, int next) {
    if (isOpen(which)) {
      charge(openOf[which], timeNs, next);
    }
  }

  void allWait(long timeNs, int next) {
    for (int i = 0; i < vms; i++) {
      if (openOf[i] != NO_PAUSE) {
        charge(openOf[i], timeNs, next);
      }
    }
  }

  private void charge(int pause, long timeNs, int next) {
    parts[pause * PARTS + part[pause]] += timeNs - partSince[pause];
    partSince[pause] = timeNs;
    part[pause] = next;
  }

  void jumped() {
    jumped = true;
    for (int i = 0; i < vms; i++) {
      if (openOf[i] != NO_PAUSE && cause[openOf[i]] == Cause.CANCELLED.ordinal()) {
        cause[openOf[i]] = Cause.UPDATE.ordinal();
      }
    }
  }

  boolean hasJumped() {
    return jumped;
  }

  void cancelled() {
    for (int i = 0; i < vms && !jumped; i++) {
      if (openOf[i] != NO_PAUSE && cause[openOf[i]] == Cause.UPDATE.ordinal()) {
        cause[openOf[i]] = Cause.CANCELLED.ordinal();
      }
    }
  }

  void end(int which, long timeNs) {
    Told.that(isOpen(which), "a VM that runs again was paused");
    int pause = openOf[which];
    charge(pause, timeNs, part[pause]);
    length[pause] = timeNs - start[pause];
    long sum = 0;
    for (int i = 0; i < PARTS; i++) {
      sum += parts[pause * PARTS + i];
    }
    Told.that(sum == length[pause], "the parts of a blackout add up to it");
    disruption[which] += length[pause];
    openOf[which] = NO_PAUSE;
    open--;
  }

  /** The VM does not run any more; a pause that it was in has no end, and it is down until restarted. */
  void lost(int which, long timeNs) {
    know(which);
    lostSince[which] = timeNs;
    if (openOf[which] != NO_PAUSE) {
      int pause = openOf[which];
      charge(pause, timeNs, part[pause]);
      length[pause] = Exemplar.LOST;
      lostSince[which] = start[pause];
      openOf[which] = NO_PAUSE;
      open--;
    }
  }

  void restarted(int which, long timeNs) {
    know(which);
    if (lostSince[which] != OPEN) {
      disruption[which] += timeNs - lostSince[which];
      lostSince[which] = OPEN;
    }
  }

  boolean isOpen(int which) {
    return which < vms && openOf[which] != NO_PAUSE;
  }

  int open() {
    return open;
  }

  int size() {
    return size;
  }

  int vm(int pause) {
    return vm[pause];
  }

  int attempt(int pause) {
    return attempt[pause];
  }

  Cause cause(int pause) {
    return CAUSES[cause[pause]];
  }

  long startNs(int pause) {
    return start[pause];
  }

  /** Its length; {@link Exemplar#LOST} if it never ended. */
  long lengthNs(int pause) {
    return length[pause] == OPEN ? Exemplar.LOST : length[pause];
  }

  long partNs(int pause, int which) {
    return parts[pause * PARTS + which];
  }

  /** All pauses and restarts of a VM together; {@link Exemplar#LOST} if it was lost and not restarted. */
  long disruption(int which) {
    if (which >= vms) {
      return 0;
    }
    return lostSince[which] != OPEN || openOf[which] != NO_PAUSE ? Exemplar.LOST : disruption[which];
  }
}
