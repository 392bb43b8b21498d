package luosim.explore;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The bytes of a class that copies the fields of another one, for {@link Copier}: a {@code BiConsumer} of
 * the object and of an array. The first element of the array is an array with all numbers as long ones, the
 * others are the references.
 *
 * <p>The code is a straight line, so that it needs no frames for the verifier.
 */
final class CopierClass {
  private static final int MAGIC = 0xCAFEBABE;
  private static final int VERSION = 55;
  private static final int FINAL_SUPER_SYNTHETIC = 0x1030;
  private static final int PUBLIC = 1;
  private static final int STACK = 6;
  private static final int LOCALS = 6;

  private static final int ICONST_0 = 3;
  private static final int SIPUSH = 17;
  private static final int ALOAD = 25;
  private static final int ALOAD_0 = 42;
  private static final int LALOAD = 47;
  private static final int AALOAD = 50;
  private static final int ASTORE = 58;
  private static final int LASTORE = 80;
  private static final int AASTORE = 83;
  private static final int I2L = 133;
  private static final int L2I = 136;
  private static final int RETURN = 177;
  private static final int GETFIELD = 180;
  private static final int PUTFIELD = 181;
  private static final int INVOKESPECIAL = 183;
  private static final int INVOKESTATIC = 184;
  private static final int CHECKCAST = 192;

  private static final int OBJECT_GIVEN = 1;
  private static final int ARRAY_GIVEN = 2;
  private static final int OBJECT = 3;
  private static final int ARRAY = 4;
  private static final int NUMBERS = 5;

  private static final int UTF8 = 1;
  private static final int CLASS = 7;
  private static final int FIELD = 9;
  private static final int METHOD = 10;
  private static final int NAME_AND_TYPE = 12;

  private final Map<String, Integer> constants = new LinkedHashMap<>();
  private final ByteArrayOutputStream pool = new ByteArrayOutputStream();
  private final DataOutputStream poolOut = new DataOutputStream(pool);
  private final ByteArrayOutputStream code = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(code);
  private int lastConstant;

  private CopierClass() {}

  /**
   * The class for some fields of one class.
   *
   * @param into whether the array is filled; otherwise the object is
   */
  static byte[] of(Class<?> type, List<Field> numbers, List<Field> references, boolean into) {
    try {
      return new CopierClass().bytes(type, numbers, references, into);
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
  }

  private byte[] bytes(Class<?> type, List<Field> numbers, List<Field> references, boolean into)
      throws IOException {
    begin(type);
    for (int at = 0; at < numbers.size(); at++) {
      if (into) {
        readNumber(numbers.get(at), at);
      } else {
        writeNumber(numbers.get(at), at);
      }
    }
    for (int at = 0; at < references.size(); at++) {
      if (into) {
        readReference(references.get(at), at + 1);
      } else {
        writeReference(references.get(at), at + 1);
      }
    }
    out.writeByte(RETURN);
    return whole(internal(type.getPackageName() + ".Copier"));
  }

  private void begin(Class<?> type) throws IOException {
    load(OBJECT_GIVEN);
    cast(type);
    store(OBJECT);
    load(ARRAY_GIVEN);
    cast(Object[].class);
    store(ARRAY);
    load(ARRAY);
    out.writeByte(ICONST_0);
    out.writeByte(AALOAD);
    cast(long[].class);
    store(NUMBERS);
  }

  private void readNumber(Field field, int at) throws IOException {
    load(NUMBERS);
    push(at);
    load(OBJECT);
    field(GETFIELD, field);
    if (field.getType() == double.class) {
      call("doubleToRawLongBits", "(D)J");
    } else if (field.getType() != long.class) {
      out.writeByte(I2L);
    }
    out.writeByte(LASTORE);
  }

  private void writeNumber(Field field, int at) throws IOException {
    load(OBJECT);
    load(NUMBERS);
    push(at);
    out.writeByte(LALOAD);
    if (field.getType() == double.class) {
      call("longBitsToDouble", "(J)D");
    } else if (field.getType() != long.class) {
      out.writeByte(L2I);
    }
    field(PUTFIELD, field);
  }

  private void readReference(Field field, int at) throws IOException {
    load(ARRAY);
    push(at);
    load(OBJECT);
    field(GETFIELD, field);
    out.writeByte(AASTORE);
  }

  private void writeReference(Field field, int at) throws IOException {
    load(OBJECT);
    load(ARRAY);
    push(at);
    out.writeByte(AALOAD);
    cast(field.getType());
    field(PUTFIELD, field);
  }

  // Instructions.

  private void load(int local) throws IOException {
    out.writeByte(ALOAD);
    out.writeByte(local);
  }

  private void store(int local) throws IOException {
    out.writeByte(ASTORE);
    out.writeByte(local);
  }

  private void push(int number) throws IOException {
    out.writeByte(SIPUSH);
    out.writeShort(number);
  }

  private void cast(Class<?> type) throws IOException {
    out.writeByte(CHECKCAST);
    out.writeShort(type(internal(type.getName())));
  }

  private void field(int instruction, Field field) throws IOException {
    out.writeByte(instruction);
    out.writeShort(member(FIELD, internal(field.getDeclaringClass().getName()), field.getName(),
        field.getType().descriptorString()));
  }

  private void call(String name, String descriptor) throws IOException {
    out.writeByte(INVOKESTATIC);
    out.writeShort(member(METHOD, internal(Double.class.getName()), name, descriptor));
  }

  private static String internal(String name) {
    return name.replace('.', '/');
  }

  // Constants.

  private int text(String text) throws IOException {
    Integer known = constants.get(text);
    if (known == null) {
      poolOut.writeByte(UTF8);
      poolOut.writeUTF(text);
      known = ++lastConstant;
      constants.put(text, known);
    }
    return known;
  }

  private int type(String internalName) throws IOException {
    return pair(CLASS, "class " + internalName, text(internalName), 0);
  }

  private int member(int tag, String owner, String name, String descriptor) throws IOException {
    int its = type(owner);
    int named = pair(NAME_AND_TYPE, "name " + name + " " + descriptor, text(name), text(descriptor));
    return pair(tag, "member " + owner + " " + name + " " + descriptor, its, named);
  }

  private int pair(int tag, String key, int first, int second) throws IOException {
    Integer known = constants.get(key);
    if (known == null) {
      poolOut.writeByte(tag);
      poolOut.writeShort(first);
      if (tag != CLASS) {
        poolOut.writeShort(second);
      }
      known = ++lastConstant;
      constants.put(key, known);
    }
    return known;
  }

  // The file.

  private byte[] whole(String name) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    DataOutputStream rest = new DataOutputStream(body);
    rest.writeShort(FINAL_SUPER_SYNTHETIC);
    rest.writeShort(type(name));
    rest.writeShort(type("java/lang/Object"));
    rest.writeShort(1);
    rest.writeShort(type("java/util/function/BiConsumer"));
    rest.writeShort(0); // fields
    rest.writeShort(2);
    method(rest, "<init>", "()V", constructor());
    method(rest, "accept", "(Ljava/lang/Object;Ljava/lang/Object;)V", code.toByteArray());
    rest.writeShort(0); // attributes
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    DataOutputStream head = new DataOutputStream(file);
    head.writeInt(MAGIC);
    head.writeInt(VERSION);
    head.writeShort(lastConstant + 1);
    pool.writeTo(head);
    body.writeTo(head);
    return file.toByteArray();
  }

  private byte[] constructor() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream to = new DataOutputStream(bytes);
    to.writeByte(ALOAD_0);
    to.writeByte(INVOKESPECIAL);
    to.writeShort(member(METHOD, "java/lang/Object", "<init>", "()V"));
    to.writeByte(RETURN);
    return bytes.toByteArray();
  }

  private void method(DataOutputStream to, String name, String descriptor, byte... body) throws IOException {
    to.writeShort(PUBLIC);
    to.writeShort(text(name));
    to.writeShort(text(descriptor));
    to.writeShort(1);
    to.writeShort(text("Code"));
    to.writeInt(12 + body.length);
    to.writeShort(STACK);
    to.writeShort(LOCALS);
    to.writeInt(body.length);
    to.write(body);
    to.writeShort(0); // handlers of exceptions
    to.writeShort(0); // attributes
  }
}
