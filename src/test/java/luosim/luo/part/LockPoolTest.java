package luosim.luo.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Two who lock one object must meet in one lock, two of different objects never. */
final class LockPoolTest {
  private final LockPool pool = new LockPool(new ReleasedList());

  @Test void anObjectHasOneLockAsLongAsItIsUsed() {
    QueuedLock lock = pool.use(5);
    assertThat(pool.use(5)).isSameAs(lock);
    assertThat(pool.of(5)).isSameAs(lock);
    for (long object = 10; object < 30; object++) {
      assertThat(pool.use(object)).isNotSameAs(lock).isSameAs(pool.of(object));
    }
    pool.done(5);
    assertThat(pool.of(5)).isSameAs(lock);
    pool.done(5);
    assertThatThrownBy(() -> pool.of(5)).hasMessage("no lock of object 5 is in use");
    assertThat(pool.use(40)).as("the slot is used again").isSameAs(lock);
    assertThatThrownBy(() -> pool.done(5)).hasMessage("no lock of object 5 is in use");
  }

  @Test void aCopyHasTheSameUsersInLocksOfItsOwn() {
    pool.use(5).acquire(1, false);
    pool.use(5).acquire(2, false);
    pool.use(6).acquire(3, false);
    var copy = new LockPool(new ReleasedList());
    copy.use(9);
    copy.copyFrom(pool);
    assertThat(digest(copy)).isEqualTo(digest(pool));
    var otherwise = new QueuedLock(new ReleasedList());
    assertThat(copy.counterpart(pool, pool.of(6), otherwise)).isSameAs(copy.of(6));
    assertThat(copy.counterpart(pool, copy.of(6), otherwise)).isSameAs(otherwise);
    copy.of(5).release(1);
    copy.done(5);
    assertThat(pool.of(5).waits(2)).isTrue();
    assertThat(copy.of(5).waits(2)).isFalse();
    assertThat(digest(copy)).isNotEqualTo(digest(pool));
    assertThatThrownBy(() -> copy.of(9)).isInstanceOf(IllegalStateException.class);
  }

  @Test void aLargerPoolForgetsTheLocksThatASmallerOneDoesNotUse() {
    for (long object = 0; object < 9; object++) {
      pool.use(object).acquire(1, false);
    }
    var small = new LockPool(new ReleasedList());
    small.use(3).acquire(7, false);
    var fresh = new LockPool(new ReleasedList());
    fresh.copyFrom(small);
    pool.copyFrom(small);
    assertThat(digest(pool)).isEqualTo(digest(small)).isEqualTo(digest(fresh));
    assertThatThrownBy(() -> pool.of(8)).isInstanceOf(IllegalStateException.class);
    for (long object = 10; object < 20; object++) {
      assertThat(pool.use(object).idle()).as("lock of %d", object).isTrue();
    }
    assertThat(pool.of(3).idle()).isFalse();
    var otherwise = new QueuedLock(new ReleasedList());
    assertThat(pool.counterpart(small, small.of(3), otherwise)).isSameAs(pool.of(3));
  }

  @Test void aLockOfASmallPoolGrantsIntoTheListOfItsOwnKernel() {
    for (long object = 0; object < 9; object++) {
      pool.use(object);
    }
    pool.of(8).acquire(1, false);
    pool.of(8).acquire(2, false);
    var told = new ReleasedList();
    var copy = new LockPool(told);
    copy.copyFrom(pool);
    copy.of(8).release(1);
    assertThat(told.poll()).isEqualTo(2);
    assertThat(pool.of(8).waits(2)).isTrue();
  }

  @Test void usersOfALockShowInTheDigest() {
    pool.use(5);
    long once = digest(pool);
    pool.use(5);
    long twice = digest(pool);
    pool.of(5).acquire(1, false);
    long locked = digest(pool);
    pool.use(6);
    assertThat(java.util.List.of(once, twice, locked, digest(pool))).doesNotHaveDuplicates();
  }

  @Test void clearingFreesEveryLock() {
    long empty = digest(pool);
    QueuedLock lock = pool.use(5);
    lock.acquire(1, false);
    long used = digest(pool);
    assertThat(used).isNotEqualTo(empty);
    pool.clear();
    assertThat(lock.idle()).isTrue();
    assertThat(digest(pool)).isEqualTo(empty);
    assertThatThrownBy(() -> pool.of(5)).isInstanceOf(IllegalStateException.class);
  }

  private static long digest(LockPool pool) {
    var digest = new Digest();
    pool.digest(digest);
    return digest.value();
  }
}
