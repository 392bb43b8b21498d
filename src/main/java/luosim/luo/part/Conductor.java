package luosim.luo.part;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import luosim.luo.Callback;
import luosim.luo.Need;
import luosim.luo.Operation;
import luosim.luo.Orchestrator;
import luosim.luo.Row;
import luosim.luo.Stop;
import luosim.luo.Subject;
import luosim.luo.Work;

/**
 * An orchestrator as far as all revisions are alike: operations begin, proceed, are answered and end in
 * slots that are used again. What an operation does is the revision's.
 *
 * @param <S> the slot of one operation in the revision
 */
public abstract class Conductor<S extends OperationSlot<S>> implements Orchestrator {
  /** More operations at once than this end the run. */
  public static final int OPERATION_LIMIT = 4096;

  private final ReleasedList released;
  private S[] slots;
  private boolean stopped;

  /**
   * A conductor without slots yet.
   *
   * @param released what the locks of its kernel tell of operations that may proceed
   */
  protected Conductor(S[] none, ReleasedList released) {
    this.slots = none;
    this.released = released;
  }

  /** A free slot of that id. */
  protected abstract S slot(int id);

  /** Runs an operation as far as it gets. */
  protected abstract Flow run(S op);

  /** Adds what the kernel remembers between operations. */
  protected abstract void digestKernel(Digest into, boolean exact);

  /** The kernel that runs now is forgotten, and the operations that it has not ended. */
  protected final void restart() {
    stopped = false;
    for (S slot : slots) {
      slot.free();
    }
  }

  /** The kernel panics while it boots. */
  protected final Stop panic() {
    stopped = true;
    return Stop.PANIC;
  }

  @Override public final int begin(Operation operation, long argument) {
    return begin(operation, argument, -1, 0);
  }

  @Override public int begin(Operation operation, long argument, int object, long token) {
    int id = 0;
    while (id < slots.length && slots[id].used()) {
      id++;
    }
    if (id == slots.length) {
      grow(Math.max(4, 2 * id));
    }
    slots[id].begin(operation, argument, object, token);
    return id;
  }

  private void grow(int capacity) {
    int before = slots.length;
    if (before == OPERATION_LIMIT) {
      throw new IllegalStateException(
          "more than " + OPERATION_LIMIT + " operations under way in one kernel");
    }
    slots = Arrays.copyOf(slots, capacity);
    for (int id = before; id < capacity; id++) {
      slots[id] = slot(id);
    }
  }

  @Override public final Need proceed(int id) {
    S op = op(id);
    if (op.need() == Need.DONE) {
      return Need.DONE;
    }
    if (stopped) {
      op.come(Need.STOPPED);
      return Need.STOPPED;
    }
    if (op.waitsForLock()) {
      return Need.LOCK;
    }
    if (op.lacksAnswer()) {
      throw new IllegalStateException(
          "operation " + id + " has no answer to its " + op.callback() + " yet");
    }
    if (run(op) == Flow.END) {
      op.come(Need.DONE);
    }
    stopped = op.need() == Need.STOPPED;
    return op.need();
  }

  @Override public final void answer(int id, int result, long data) {
    S op = op(id);
    if (!op.lacksAnswer()) {
      throw new IllegalStateException("operation " + id + " has not asked for a callback");
    }
    op.answers(result, data);
  }

  @Override public final int nextReleased() {
    return released.poll();
  }

  @Override public final void end(int id) {
    S op = op(id);
    if (op.need() != Need.DONE && op.need() != Need.STOPPED) {
      throw new IllegalStateException(
          "operation " + id + " is still under way: it needs " + op.need());
    }
    op.free();
  }

  @Override public boolean signal(int id) {
    return op(id).signal();
  }

  /** The operation under way of that id. */
  protected final S op(int id) {
    if (id < 0 || id >= slots.length || !slots[id].used()) {
      throw new IllegalArgumentException("no operation " + id + " is under way");
    }
    return slots[id];
  }

  @Override public final Operation operation(int id) {
    return op(id).operation();
  }

  @Override public final Callback callback(int id) {
    return op(id).callback();
  }

  @Override public final Subject subjectKind(int id) {
    return op(id).subjectKind();
  }

  @Override public final int subject(int id) {
    return op(id).subject();
  }

  @Override public final int handler(int id) {
    return op(id).handler();
  }

  @Override public final long token(int id) {
    return op(id).token();
  }

  @Override public final long data(int id) {
    return op(id).data();
  }

  @Override public final int file(int id) {
    return op(id).file();
  }

  @Override public final boolean reclaimed(int id) {
    return op(id).retrieveStatus() > 0;
  }

  @Override public final int retrieveStatus(int id) {
    return op(id).retrieveStatus();
  }

  @Override public final boolean objectPassed(int id) {
    return op(id).objectPassed();
  }

  @Override public final Work work(int id) {
    return op(id).work();
  }

  @Override public final long workAmount(int id) {
    return op(id).workAmount();
  }

  @Override public final int result(int id) {
    return op(id).result();
  }

  @Override public final long value(int id) {
    return op(id).value();
  }

  @Override public final Row row(int id) {
    return op(id).row();
  }

  @Override public final Stop stop(int id) {
    return op(id).stopped();
  }

  @Override public final long digest() {
    return digest(true);
  }

  @Override public final long shape() {
    return digest(false);
  }

  private long digest(boolean exact) {
    var digest = new Digest().add(stopped);
    digestKernel(digest, exact);
    for (S op : slots) {
      if (op.used()) {
        op.digest(digest, exact);
      }
    }
    return digest.value();
  }

  /**
   * Takes over the operations under way in another kernel, whose memory this one has a copy of.
   *
   * @param counterpart gives this kernel's lock for one of the other kernel
   */
  protected final void copyOperations(Conductor<S> other, UnaryOperator<QueuedLock> counterpart) {
    stopped = other.stopped;
    if (slots.length < other.slots.length) {
      grow(other.slots.length);
    }
    for (int id = 0; id < other.slots.length; id++) {
      S from = other.slots[id];
      slots[id].copyFrom(from, counterpart.apply(from.lock()));
    }
  }
}
