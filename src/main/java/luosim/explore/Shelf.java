package luosim.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Objects of one kind, with what stood in each at each depth of a {@link Memory}.
 *
 * <p>Those that move come in the order of the depths at which they were met. Each kind has loops of its own,
 * which do nothing but copy. Places for copies are used again, so that the steady state does not allocate.
 *
 * @param <T> the objects
 * @param <C> what stands in one
 */
abstract class Shelf<T, C> {
  private static final Object[] NOTHING = {};

  private int[] since = new int[64];
  private int size;

  /** Objects that move; only the first {@link #size}. */
  Object[] objects = new Object[64];

  /** What stood in them, by depth and object; made when it is needed. */
  Object[][] kept = new Object[2][64];

  /** A place for what stands in an object. */
  abstract C place(T object);

  /** Puts what stands in an object into a place. */
  abstract void read(T object, C into);

  /** What an object refers to, of what stands in it. */
  Object[] references(C content) {
    return NOTHING;
  }

  /** Where these references begin. */
  int firstReference() {
    return 0;
  }

  int size() {
    return size;
  }

  /** Takes an object in that was met at a depth, and keeps what stands in it; what it refers to. */
  final Object[] add(T object, int depth) {
    if (size == objects.length) {
      objects = Arrays.copyOf(objects, 2 * size);
      since = Arrays.copyOf(since, 2 * size);
      for (int at = 0; at < kept.length; at++) {
        kept[at] = Arrays.copyOf(kept[at], 2 * size);
      }
    }
    room(depth);
    for (Object[] one : kept) {
      one[size] = null;
    }
    C content = place(object);
    read(object, content);
    kept[depth][size] = content;
    since[size] = depth;
    objects[size++] = object;
    return references(content);
  }

  private void room(int depth) {
    int before = kept.length;
    if (depth >= before) {
      kept = Arrays.copyOf(kept, 2 * depth);
      for (int at = before; at < kept.length; at++) {
        kept[at] = new Object[objects.length];
      }
    }
  }

  /** Keeps what stands in those that move as that of a depth; whom they did not refer to one before. */
  final void keep(int depth, List<Object> met) {
    room(depth);
    for (int at = 0; at < size; at++) {
      @SuppressWarnings("unchecked") T object = (T) objects[at];
      @SuppressWarnings("unchecked") C content = (C) kept[depth][at];
      if (content == null) {
        content = place(object);
        kept[depth][at] = content;
      }
      read(object, content);
      meetNew(references(content), depth - 1, at, met);
    }
  }

  private void meetNew(Object[] now, int depthBefore, int which, List<Object> met) {
    if (now.length == 0) {
      return;
    }
    @SuppressWarnings("unchecked") Object[] before = references((C) kept[depthBefore][which]);
    for (int at = firstReference(); at < now.length; at++) {
      if (now[at] != null && (at >= before.length || now[at] != before[at])) {
        met.add(now[at]);
      }
    }
  }

  /** Makes those that move what they were at a depth. */
  abstract void bringBack(int depth);

  /** Forgets those that were met deeper. */
  final void forgetBelow(int depth) {
    while (size > 0 && since[size - 1] > depth) {
      objects[--size] = null;
    }
  }

  /** Arrays of long numbers. */
  static final class Longs extends Shelf<long[], long[]> {
    @Override long[] place(long[] object) {
      return new long[object.length];
    }

    @Override void read(long[] object, long[] into) {
      System.arraycopy(object, 0, into, 0, into.length);
    }

    private static void write(long[] object, long[] from) {
      System.arraycopy(from, 0, object, 0, from.length);
    }

    @Override void bringBack(int depth) {
      Object[] from = kept[depth];
      for (int at = 0; at < size(); at++) {
        write((long[]) objects[at], (long[]) from[at]);
      }
    }
  }

  /** Arrays of numbers. */
  static final class Ints extends Shelf<int[], int[]> {
    @Override int[] place(int[] object) {
      return new int[object.length];
    }

    @Override void read(int[] object, int[] into) {
      System.arraycopy(object, 0, into, 0, into.length);
    }

    private static void write(int[] object, int[] from) {
      System.arraycopy(from, 0, object, 0, from.length);
    }

    @Override void bringBack(int depth) {
      Object[] from = kept[depth];
      for (int at = 0; at < size(); at++) {
        write((int[]) objects[at], (int[]) from[at]);
      }
    }
  }

  /** Arrays of bytes. */
  static final class Bytes extends Shelf<byte[], byte[]> {
    @Override byte[] place(byte[] object) {
      return new byte[object.length];
    }

    @Override void read(byte[] object, byte[] into) {
      System.arraycopy(object, 0, into, 0, into.length);
    }

    private static void write(byte[] object, byte[] from) {
      System.arraycopy(from, 0, object, 0, from.length);
    }

    @Override void bringBack(int depth) {
      Object[] from = kept[depth];
      for (int at = 0; at < size(); at++) {
        write((byte[]) objects[at], (byte[]) from[at]);
      }
    }
  }

  /** Arrays of truths. */
  static final class Booleans extends Shelf<boolean[], boolean[]> {
    @Override boolean[] place(boolean[] object) {
      return new boolean[object.length];
    }

    @Override void read(boolean[] object, boolean[] into) {
      System.arraycopy(object, 0, into, 0, into.length);
    }

    private static void write(boolean[] object, boolean[] from) {
      System.arraycopy(from, 0, object, 0, from.length);
    }

    @Override void bringBack(int depth) {
      Object[] from = kept[depth];
      for (int at = 0; at < size(); at++) {
        write((boolean[]) objects[at], (boolean[]) from[at]);
      }
    }
  }

  /** Arrays of fractions. */
  static final class Doubles extends Shelf<double[], double[]> {
    @Override double[] place(double[] object) {
      return new double[object.length];
    }

    @Override void read(double[] object, double[] into) {
      System.arraycopy(object, 0, into, 0, into.length);
    }

    private static void write(double[] object, double[] from) {
      System.arraycopy(from, 0, object, 0, from.length);
    }

    @Override void bringBack(int depth) {
      Object[] from = kept[depth];
      for (int at = 0; at < size(); at++) {
        write((double[]) objects[at], (double[]) from[at]);
      }
    }
  }

  /** Arrays of references. */
  static final class References extends Shelf<Object[], Object[]> {
    @Override Object[] place(Object[] object) {
      return new Object[object.length];
    }

    @Override void read(Object[] object, Object[] into) {
      System.arraycopy(object, 0, into, 0, into.length);
    }

    /** To look is cheaper than to tell the collector. */
    private static void write(Object[] object, Object[] from) {
      for (int at = 0; at < from.length; at++) {
        if (object[at] != from[at]) {
          object[at] = from[at];
        }
      }
    }

    @Override Object[] references(Object[] content) {
      return content;
    }

    @Override void bringBack(int depth) {
      Object[] from = kept[depth];
      for (int at = 0; at < size(); at++) {
        write((Object[]) objects[at], (Object[]) from[at]);
      }
    }
  }

  /** Sets of bits; copies are of the same type. */
  static final class Bits extends Shelf<BitSet, BitSet> {
    @Override BitSet place(BitSet object) {
      return new BitSet();
    }

    @Override void read(BitSet object, BitSet into) {
      into.clear();
      into.or(object);
    }

    private static void write(BitSet object, BitSet from) {
      object.clear();
      object.or(from);
    }

    @Override void bringBack(int depth) {
      for (int at = 0; at < size(); at++) {
        write((BitSet) objects[at], (BitSet) kept[depth][at]);
      }
    }
  }

  /** Lists. */
  static final class Lists extends Shelf<ArrayList<Object>, ArrayList<Object>> {
    @Override ArrayList<Object> place(ArrayList<Object> object) {
      return new ArrayList<>();
    }

    @Override void read(ArrayList<Object> object, ArrayList<Object> into) {
      into.clear();
      into.addAll(object);
    }

    private static void write(ArrayList<Object> object, ArrayList<Object> from) {
      if (!object.isEmpty() || !from.isEmpty()) {
        object.clear();
        object.addAll(from);
      }
    }

    @Override Object[] references(ArrayList<Object> content) {
      return content.toArray();
    }

    @Override void bringBack(int depth) {
      for (int at = 0; at < size(); at++) {
        @SuppressWarnings("unchecked") ArrayList<Object> object = (ArrayList<Object>) objects[at];
        @SuppressWarnings("unchecked") ArrayList<Object> from = (ArrayList<Object>) kept[depth][at];
        write(object, from);
      }
    }
  }

  /** An object of ours, with the way to the fields that one of its classes declares. */
  record Ours(Object object, Copier copier, BiConsumer<Object, Object> writer) {}

  /** Objects of ours. */
  static final class Fields extends Shelf<Ours, Object[]> {
    @Override Object[] place(Ours object) {
      return object.copier().place();
    }

    @Override int firstReference() {
      return 1;
    }

    @Override void read(Ours object, Object[] into) {
      object.copier().read(object.object(), into);
    }

    @Override Object[] references(Object[] content) {
      return content;
    }

    @Override void bringBack(int depth) {
      Object[] from = kept[depth];
      for (int at = 0; at < size(); at++) {
        Ours one = (Ours) objects[at];
        one.writer().accept(one.object(), from[at]);
      }
    }
  }
}
