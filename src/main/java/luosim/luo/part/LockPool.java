package luosim.luo.part;

import java.util.Arrays;

/**
 * Locks of objects that come and go, one for each object that is locked or waited for at the moment; an
 * object is a number of the caller's choice. A lock is in use from the first who takes it to the last who
 * gives it back.
 */
public final class LockPool {
  private final ReleasedList released;
  private long[] objects = new long[4];
  private int[] users = new int[4];
  private QueuedLock[] locks = new QueuedLock[0];

  public LockPool(ReleasedList released) {
    this.released = released;
  }

  /** The lock of an object, in use once more; every use is ended by {@link #done}. */
  public QueuedLock use(long object) {
    int free = -1;
    for (int slot = 0; slot < locks.length; slot++) {
      if (users[slot] > 0 && objects[slot] == object) {
        users[slot]++;
        return locks[slot];
      }
      free = users[slot] == 0 && free < 0 ? slot : free;
    }
    if (free < 0) {
      free = locks.length;
      grow(Math.max(4, 2 * free));
    }
    objects[free] = object;
    users[free] = 1;
    return locks[free];
  }

  /** The lock of an object that is in use. */
  public QueuedLock of(long object) {
    return locks[slot(object)];
  }

  /** Somebody who used the lock of an object does so no more. */
  public void done(long object) {
    users[slot(object)]--;
  }

  private int slot(long object) {
    for (int slot = 0; slot < locks.length; slot++) {
      if (users[slot] > 0 && objects[slot] == object) {
        return slot;
      }
    }
    throw new IllegalStateException("no lock of object " + object + " is in use");
  }

  private void grow(int size) {
    int before = locks.length;
    objects = Arrays.copyOf(objects, size);
    users = Arrays.copyOf(users, size);
    locks = Arrays.copyOf(locks, size);
    for (int slot = before; slot < size; slot++) {
      locks[slot] = new QueuedLock(released);
    }
  }

  public void clear() {
    for (int slot = 0; slot < locks.length; slot++) {
      locks[slot].clear();
      users[slot] = 0;
    }
  }

  public void copyFrom(LockPool other) {
    if (locks.length < other.locks.length) {
      grow(other.locks.length);
    }
    clear();
    for (int slot = 0; slot < other.locks.length; slot++) {
      objects[slot] = other.objects[slot];
      users[slot] = other.users[slot];
      locks[slot].copyFrom(other.locks[slot]);
    }
  }

  /** This pool's lock that plays the part of another pool's, or one given if that is none of its locks. */
  public QueuedLock counterpart(LockPool other, QueuedLock lock, QueuedLock otherwise) {
    for (int slot = 0; slot < other.locks.length; slot++) {
      if (other.locks[slot] == lock) {
        return locks[slot];
      }
    }
    return otherwise;
  }

  public void digest(Digest into) {
    for (int slot = 0; slot < locks.length; slot++) {
      if (users[slot] > 0) {
        into.add(objects[slot]).add(users[slot]);
        locks[slot].digest(into);
      }
    }
    into.add(-1);
  }
}
