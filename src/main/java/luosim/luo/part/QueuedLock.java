package luosim.luo.part;

/**
 * A lock of the kernel that one operation may own or several may share. Who has to wait is granted
 * the lock in the order of asking, whole runs of sharers at once; nobody overtakes a waiter.
 *
 * <p>A mutex is a lock that nobody shares. A grant to a waiter is reported in the released list;
 * the waiter then owns the lock already.
 */
public final class QueuedLock {
  private static final int NOBODY = -1;
  private static final int LEFT = -2;

  private final ReleasedList released;
  private int owner = NOBODY;
  private int sharers;
  private int[] queue = new int[8];
  private boolean[] queueShared = new boolean[8];
  private int waiting;

  public QueuedLock(ReleasedList released) {
    this.released = released;
  }

  /** Whether the operation has the lock now; otherwise it waits in the queue. */
  public boolean acquire(int op, boolean shared) {
    if (waiting == 0 && free(shared)) {
      grant(op, shared);
      return true;
    }
    if (waiting == queue.length) {
      queue = java.util.Arrays.copyOf(queue, 2 * waiting);
      queueShared = java.util.Arrays.copyOf(queueShared, 2 * waiting);
    }
    queue[waiting] = op;
    queueShared[waiting] = shared;
    waiting++;
    return false;
  }

  /** Gives the lock back and grants it to those who wait longest. */
  public void release(int op) {
    if (owner == op) {
      owner = NOBODY;
    } else if (sharers > 0) {
      sharers--;
    } else {
      throw new IllegalStateException(
          "operation " + op + " gives back a lock that it does not have");
    }
    wake();
  }

  /** Leaves the lock with nobody in particular, until {@link #releaseHandedOver}. */
  public void handOver(int op) {
    if (owner != op) {
      throw new IllegalStateException("operation " + op + " leaves a lock that it does not have");
    }
    owner = LEFT;
  }

  /** Gives back what was left, if anything was. */
  public void releaseHandedOver() {
    if (owner == LEFT) {
      owner = NOBODY;
      wake();
    }
  }

  /** Takes a waiting operation out of the queue; false if it does not wait here. */
  public boolean withdraw(int op) {
    for (int place = 0; place < waiting; place++) {
      if (queue[place] == op) {
        remove(place);
        wake();
        return true;
      }
    }
    return false;
  }

  /** Whether the operation waits in the queue. */
  public boolean waits(int op) {
    for (int place = 0; place < waiting; place++) {
      if (queue[place] == op) {
        return true;
      }
    }
    return false;
  }

  /** Whether nobody has the lock or waits for it. */
  public boolean idle() {
    return owner == NOBODY && sharers == 0 && waiting == 0;
  }

  public void clear() {
    owner = NOBODY;
    sharers = 0;
    waiting = 0;
  }

  public void copyFrom(QueuedLock other) {
    owner = other.owner;
    sharers = other.sharers;
    waiting = other.waiting;
    queue = other.queue.clone();
    queueShared = other.queueShared.clone();
  }

  public void digest(Digest into) {
    into.add(owner).add(sharers).add(waiting);
    for (int place = 0; place < waiting; place++) {
      into.add(queue[place]).add(queueShared[place]);
    }
  }

  private boolean free(boolean shared) {
    return owner == NOBODY && (shared || sharers == 0);
  }

  private void grant(int op, boolean shared) {
    if (shared) {
      sharers++;
    } else {
      owner = op;
    }
  }

  private void wake() {
    while (waiting > 0 && free(queueShared[0])) {
      int op = queue[0];
      grant(op, queueShared[0]);
      remove(0);
      released.add(op);
    }
  }

  private void remove(int place) {
    waiting--;
    System.arraycopy(queue, place + 1, queue, place, waiting - place);
    System.arraycopy(queueShared, place + 1, queueShared, place, waiting - place);
  }
}
