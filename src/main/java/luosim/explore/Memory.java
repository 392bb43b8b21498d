package luosim.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import luosim.engine.Check;

/**
 * What some objects, and all that they lead to, were like at each depth of a way, so that they can be brought
 * back there: in place, the same objects with the same contents.
 *
 * <p>Values (texts, numbers, constants of enums, empty objects) and fields that are final are not kept, nor
 * classes that are left alone: tables that nobody writes to, and what is true of every state.
 *
 * <p>Objects met at a depth are forgotten when a lesser one is brought back.
 */
final class Memory {
  private static final Object[] NOTHING = {};

  private final List<Class<?>> leftAlone;
  private final Map<Class<?>, Copier> copiers = new LinkedHashMap<>();
  private final Shelf.Fields fields = new Shelf.Fields();
  private final Shelf.Longs longs = new Shelf.Longs();
  private final Shelf.Ints ints = new Shelf.Ints();
  private final Shelf.Bytes bytes = new Shelf.Bytes();
  private final Shelf.Booleans booleans = new Shelf.Booleans();
  private final Shelf.Doubles doubles = new Shelf.Doubles();
  private final Shelf.References references = new Shelf.References();
  private final Shelf.Bits bits = new Shelf.Bits();
  private final Shelf.Lists lists = new Shelf.Lists();
  private final List<Shelf<?, ?>> shelves =
      List.of(fields, longs, ints, bytes, booleans, doubles, references, bits, lists);
  private final List<Object> fresh = new ArrayList<>();
  private Object[] met = new Object[1024];
  private int[] since = new int[1024];
  private int count;
  private int depth;

  /**
   * Keeps what the roots are like now as depth 0.
   *
   * @param leftAlone classes whose objects are not looked at
   */
  Memory(List<Class<?>> leftAlone, List<Object> roots) {
    this.leftAlone = leftAlone;
    roots.forEach(this::meet);
    follow(0);
  }

  /** How deep it was when something was kept or brought back last. */
  int depth() {
    return depth;
  }

  /** How many objects are kept at each depth. */
  int size() {
    return shelves.stream().mapToInt(Shelf::size).sum();
  }

  /** Keeps what all is like now, one deeper. */
  void push() {
    depth++;
    for (int at = 0; at < shelves.size(); at++) {
      shelves.get(at).keep(depth, fresh);
    }
    if (!fresh.isEmpty()) {
      int from = count;
      for (int at = 0; at < fresh.size(); at++) {
        meet(fresh.get(at));
      }
      fresh.clear();
      follow(from);
    }
  }

  /** Makes all what it was at a depth, and forgets what lies deeper. */
  void bringBack(int to) {
    Check.that(to <= depth, "what is brought back is kept");
    forgetBelow(to);
    fields.bringBack(to);
    longs.bringBack(to);
    ints.bringBack(to);
    bytes.bringBack(to);
    booleans.bringBack(to);
    doubles.bringBack(to);
    references.bringBack(to);
    bits.bringBack(to);
    lists.bringBack(to);
  }

  private void forgetBelow(int to) {
    if (to < depth) {
      for (int at = 0; at < shelves.size(); at++) {
        shelves.get(at).forgetBelow(to);
      }
      while (since[count - 1] > to) {
        met[--count] = this;
      }
    }
    depth = to;
  }

  // The objects.

  /** Takes note of an object, unless it is known or a value. */
  private void meet(Object one) {
    if (one == null || isValue(one) || isKnown(one)) {
      return;
    }
    if (count == met.length) {
      met = Arrays.copyOf(met, 2 * count);
      since = Arrays.copyOf(since, 2 * count);
    }
    since[count] = depth;
    met[count++] = one;
  }

  private boolean isKnown(Object one) {
    for (int at = count - 1; at >= 0; at--) {
      if (met[at] == one) {
        return true;
      }
    }
    return false;
  }

  private boolean isValue(Object one) {
    return one instanceof String || one instanceof Enum || one instanceof Number || one instanceof Boolean
        || one instanceof Class || one.getClass() == Object.class || leftAlone.contains(one.getClass());
  }

  /** Takes in the objects that were met from a place on, and all that they lead to. */
  private void follow(int from) {
    for (int at = from; at < count; at++) {
      Object one = met[at];
      if (one instanceof Optional<?> optional) {
        optional.ifPresent(this::meet);
      } else if (one instanceof Collection<?> collection && !(one instanceof ArrayList)) {
        mustBeConstant(one);
        collection.forEach(this::meet);
      } else if (one instanceof Map<?, ?> map) {
        mustBeConstant(one);
        map.values().forEach(this::meet);
      } else {
        takeIn(one);
      }
    }
  }

  private void takeIn(Object one) {
    for (Object reference : add(one)) {
      meet(reference);
    }
  }

  private Object[] add(Object one) {
    if (one instanceof long[] array) {
      return longs.add(array, depth);
    } else if (one instanceof int[] array) {
      return ints.add(array, depth);
    } else if (one instanceof byte[] array) {
      return bytes.add(array, depth);
    } else if (one instanceof boolean[] array) {
      return booleans.add(array, depth);
    } else if (one instanceof double[] array) {
      return doubles.add(array, depth);
    } else if (one instanceof Object[] array) {
      return references.add(array, depth);
    } else if (one instanceof BitSet set) {
      return bits.add(set, depth);
    } else if (one instanceof ArrayList<?>) {
      @SuppressWarnings("unchecked") ArrayList<Object> list = (ArrayList<Object>) one;
      return lists.add(list, depth);
    }
    addFields(one);
    return NOTHING;
  }

  private void addFields(Object one) {
    Class<?> part = one.getClass();
    while (part != Object.class && part != Record.class) {
      Copier copier = copiers.computeIfAbsent(part, Copier::of);
      copier.lasting(one).forEach(this::meet);
      if (!copier.none()) {
        Object[] references = fields.add(new Shelf.Ours(one, copier, copier.writer()), depth);
        for (int at = fields.firstReference(); at < references.length; at++) {
          meet(references[at]);
        }
      }
      part = part.getSuperclass();
    }
  }

  private static void mustBeConstant(Object one) {
    String name = one.getClass().getName();
    if (!name.startsWith("java.util.ImmutableCollections") && !name.startsWith("java.util.Collections$")) {
      throw new IllegalStateException("explore: no copies can be kept of a " + name);
    }
  }
}
