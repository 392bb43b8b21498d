package luosim.explore;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup.ClassOption;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * How the fields of one class that can change are read into an array and written back. Immutable.
 *
 * <p>States are brought back millions of times, so the copying is done by a class that is written for it when
 * the program runs: it is as fast as if the class had such methods itself, and no field can be forgotten.
 */
final class Copier {
  private final int numbers;
  private final int references;
  private final BiConsumer<Object, Object> read;
  private final BiConsumer<Object, Object> write;
  private final List<Field> lasting = new ArrayList<>();

  private Copier(Class<?> type) throws ReflectiveOperationException {
    List<Field> numberFields = new ArrayList<>();
    List<Field> referenceFields = new ArrayList<>();
    for (Field field : type.getDeclaredFields()) {
      boolean constant = Modifier.isFinal(field.getModifiers());
      boolean number = field.getType().isPrimitive();
      if (Modifier.isStatic(field.getModifiers()) || constant && number) {
        continue;
      }
      if (constant) {
        field.setAccessible(true);
        lasting.add(field);
      } else {
        (number ? numberFields : referenceFields).add(field);
      }
    }
    numbers = numberFields.size();
    references = referenceFields.size();
    if (numbers + references == 0) {
      read = (object, content) -> {};
      write = read;
    } else {
      read = made(type, CopierClass.of(type, numberFields, referenceFields, true));
      write = made(type, CopierClass.of(type, numberFields, referenceFields, false));
    }
  }

  private static BiConsumer<Object, Object> made(Class<?> type, byte... bytes)
      throws ReflectiveOperationException {
    MethodHandles.Lookup inside = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
    MethodHandles.Lookup made = inside.defineHiddenClass(bytes, true, ClassOption.NESTMATE);
    try {
      @SuppressWarnings("unchecked") BiConsumer<Object, Object> copier = (BiConsumer<Object, Object>) made
          .findConstructor(made.lookupClass(), MethodType.methodType(void.class))
          .asType(MethodType.methodType(BiConsumer.class)).invokeExact();
      return copier;
    } catch (Throwable failed) {
      throw new IllegalStateException("explore: no copies can be kept of a " + type.getName(), failed);
    }
  }

  /** The copiers of the fields that a class of this program declares itself. */
  static Copier of(Class<?> type) {
    try {
      return new Copier(type);
    } catch (ReflectiveOperationException closed) {
      throw new IllegalStateException("explore: no copies can be kept of a " + type.getName(), closed);
    }
  }

  /** What fields that cannot change refer to. */
  List<Object> lasting(Object of) {
    List<Object> all = new ArrayList<>();
    try {
      for (Field field : lasting) {
        Object one = field.get(of);
        if (one != null) {
          all.add(one);
        }
      }
    } catch (IllegalAccessException closed) {
      throw new IllegalStateException("explore: a field cannot be read", closed);
    }
    return all;
  }

  /** Whether nothing of such an object can change. */
  boolean none() {
    return numbers + references == 0;
  }

  /** A place for the contents of an object. */
  Object[] place() {
    Object[] place = new Object[1 + references];
    place[0] = new long[numbers];
    return place;
  }

  /** Reads all fields that can change. */
  void read(Object of, Object[] into) {
    read.accept(of, into);
  }

  /** What writes them back, from an array to an object. */
  BiConsumer<Object, Object> writer() {
    return write;
  }
}
