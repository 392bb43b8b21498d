package luosim.luo.part;

import java.util.Arrays;
import java.util.Optional;

/**
 * The locks that a kernel has from its boot to its end, in the order of adding, and the list that tells whom
 * they have released.
 */
public final class LockSet {
  private final ReleasedList released = new ReleasedList();
  private QueuedLock[] locks = new QueuedLock[0];

  /** One more lock of the set. */
  public QueuedLock add() {
    var lock = new QueuedLock(released);
    locks = Arrays.copyOf(locks, locks.length + 1);
    locks[locks.length - 1] = lock;
    return lock;
  }

  /** Tells which operations may proceed; locks outside of the set may tell it too. */
  public ReleasedList released() {
    return released;
  }

  public void clear() {
    released.clear();
    for (QueuedLock lock : locks) {
      lock.clear();
    }
  }

  public void copyFrom(LockSet other) {
    released.copyFrom(other.released);
    for (int place = 0; place < locks.length; place++) {
      locks[place].copyFrom(other.locks[place]);
    }
  }

  /** The lock that stands where another set's lock stands, if it is one of that set's. */
  public Optional<QueuedLock> counterpart(LockSet other, QueuedLock lock) {
    for (int place = 0; place < locks.length; place++) {
      if (other.locks[place] == lock) {
        return Optional.of(locks[place]);
      }
    }
    return Optional.empty();
  }

  public void digest(Digest into) {
    released.digest(into);
    for (QueuedLock lock : locks) {
      lock.digest(into);
    }
  }
}
