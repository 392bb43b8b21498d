package luosim.invariant;

import java.util.Arrays;
import luosim.luo.LuoState;
import luosim.luo.Operation;

/** The requests under way on one host, each with what the world looked like when it was made. */
final class Requests {
  private static final Operation[] OPERATIONS = Operation.values();
  private static final int UNDER_WAY_MAX = 1 << 16;

  private int size;
  private int[] id = new int[8];
  private int[] serial = new int[8];
  private int made;
  private int[] operation = new int[8];
  private long[] argument = new long[8];
  private int[] state = new int[8];
  private int[] callbacks = new int[8];
  private int[] firstError = new int[8];
  private int[] files = new int[8];
  private int[] named = new int[8];
  private boolean[] finalized = new boolean[8];
  private boolean[] snapshot = new boolean[8];
  private boolean[] reachedFreed = new boolean[8];
  private boolean[] overlapped = new boolean[8];
  private long[] preserved = new long[8];
  private long[] allocated = new long[8];
  private long[] allocatedBytes = new long[8];

  void clear() {
    size = 0;
  }

  /** Notes a request; answers its place. */
  int add(int op, int what, long with, LuoState before) {
    if (size == id.length) {
      grow();
    }
    id[size] = op;
    serial[size] = ++made;
    operation[size] = what;
    argument[size] = with;
    state[size] = before.ordinal();
    callbacks[size] = 0;
    firstError[size] = 0;
    files[size] = -1;
    named[size] = -1;
    finalized[size] = false;
    reachedFreed[size] = false;
    snapshot[size] = false;
    overlapped[size] = size > 0;
    for (int other = 0; other < size; other++) {
      overlapped[other] = true;
    }
    return size++;
  }

  private void grow() {
    int length = 2 * size;
    if (length > UNDER_WAY_MAX) {
      throw new IllegalStateException(
          "invariants: more than " + UNDER_WAY_MAX + " requests under way at once");
    }
    id = Arrays.copyOf(id, length);
    serial = Arrays.copyOf(serial, length);
    operation = Arrays.copyOf(operation, length);
    argument = Arrays.copyOf(argument, length);
    state = Arrays.copyOf(state, length);
    callbacks = Arrays.copyOf(callbacks, length);
    firstError = Arrays.copyOf(firstError, length);
    files = Arrays.copyOf(files, length);
    named = Arrays.copyOf(named, length);
    finalized = Arrays.copyOf(finalized, length);
    snapshot = Arrays.copyOf(snapshot, length);
    reachedFreed = Arrays.copyOf(reachedFreed, length);
    overlapped = Arrays.copyOf(overlapped, length);
    preserved = Arrays.copyOf(preserved, length);
    allocated = Arrays.copyOf(allocated, length);
    allocatedBytes = Arrays.copyOf(allocatedBytes, length);
  }

  /** The place of a request, -1 if it is not known. */
  int find(int op) {
    for (int place = size - 1; place >= 0; place--) {
      if (id[place] == op) {
        return place;
      }
    }
    return -1;
  }

  void remove(int place) {
    size--;
    id[place] = id[size];
    serial[place] = serial[size];
    operation[place] = operation[size];
    argument[place] = argument[size];
    state[place] = state[size];
    callbacks[place] = callbacks[size];
    firstError[place] = firstError[size];
    files[place] = files[size];
    named[place] = named[size];
    finalized[place] = finalized[size];
    snapshot[place] = snapshot[size];
    reachedFreed[place] = reachedFreed[size];
    overlapped[place] = overlapped[size];
    preserved[place] = preserved[size];
    allocated[place] = allocated[size];
    allocatedBytes[place] = allocatedBytes[size];
  }

  /** Keeps what the world shows now. */
  void look(int place, World world) {
    boolean sets = world.shows(Evidence.PRESERVED);
    boolean memory = world.shows(Evidence.ALLOCATIONS);
    preserved[place] = sets ? world.preservedDigest() : 0;
    allocated[place] = memory ? world.allocationDigest() : 0;
    allocatedBytes[place] = memory ? world.allocatedBytes() : 0;
    finalized[place] = world.shows(Evidence.FINALIZED) && world.finalized();
    reachedFreed[place] =
        finalized[place] && world.shows(Evidence.REACHABLE) && world.reachesFreed();
    snapshot[place] = true;
  }

  /**
   * Looks again for requests that could not begin before now, because another one held the
   * handover's lock. One that has called somebody holds it itself: the other one was refused without it.
   */
  void renewWaiting(LuoState now, World world) {
    for (int place = 0; place < size; place++) {
      if (callbacks[place] == 0 && RequestKind.locksHandover(operation(place))) {
        state[place] = now.ordinal();
        look(place, world);
      }
    }
  }

  /**
   * Another request has ended: those that have done nothing yet begin in the state that it leaves, and one
   * that opens an attempt in the world that it leaves.
   */
  void renewIdle(LuoState now, World world) {
    for (int place = 0; place < size; place++) {
      if (callbacks[place] == 0) {
        state[place] = now.ordinal();
        name(place, world);
        if (RequestKind.opens(operation(place))) {
          look(place, world);
        }
      }
    }
  }

  /** Whether another request that can change the state is in the middle of its callbacks. */
  boolean anyOtherInCourse(int place) {
    for (int other = 0; other < size; other++) {
      if (other != place && callbacks[other] > 0 && RequestKind.isEvent(operation(other))) {
        return true;
      }
    }
    return false;
  }

  /** Whether another request has begun a cancel and not finished it: half a cancel, as if interrupted. */
  boolean cancelBeside(int place) {
    for (int other = 0; other < size; other++) {
      if (other != place && RequestKind.cancels(operation(other))) {
        return true;
      }
    }
    return false;
  }

  /** The place of a request under way that opens an attempt, -1 if there is none. */
  int opener() {
    for (int place = 0; place < size; place++) {
      if (RequestKind.opens(operation(place))) {
        return place;
      }
    }
    return -1;
  }

  void files(int place, int count) {
    files[place] = count;
  }

  /** Looks which file the token of a removal names; once it is found it stays the one. */
  void name(int place, World world) {
    boolean names = named[place] < 0 && operation(place) == Operation.FD_UNPRESERVE
        && world.shows(Evidence.PARTICIPANTS);
    named[place] = names ? Registry.fileOf(argument(place), world) : named[place];
  }

  /** A callback of a request began. */
  void callback(int place) {
    callbacks[place]++;
  }

  /** A callback of a request failed. */
  void failed(int place, int error) {
    if (firstError[place] == 0) {
      firstError[place] = error;
    }
  }

  int size() {
    return size;
  }

  int id(int place) {
    return id[place];
  }

  /** A number that no other request has; ids are used again. */
  int serial(int place) {
    return serial[place];
  }

  /** The serial number of the latest request. */
  int last() {
    return made;
  }

  Operation operation(int place) {
    return OPERATIONS[operation[place]];
  }

  long argument(int place) {
    return argument[place];
  }

  LuoState state(int place) {
    return Ledger.state(state[place]);
  }

  int callbacks(int place) {
    return callbacks[place];
  }

  int firstError(int place) {
    return firstError[place];
  }

  /** Registered files when it was made, -1 if unknown. */
  int files(int place) {
    return files[place];
  }

  /** The file that a removal is to take out, -1 if unknown. */
  int named(int place) {
    return named[place];
  }

  boolean finalized(int place) {
    return finalized[place];
  }

  /** Whether the finalized handover led to freed memory already. */
  boolean reachedFreed(int place) {
    return reachedFreed[place];
  }

  /** Whether another request was under way at some time of this one. */
  boolean overlapped(int place) {
    return overlapped[place];
  }

  boolean looked(int place) {
    return snapshot[place];
  }

  long preserved(int place) {
    return preserved[place];
  }

  long allocated(int place) {
    return allocated[place];
  }

  long allocatedBytes(int place) {
    return allocatedBytes[place];
  }
}
