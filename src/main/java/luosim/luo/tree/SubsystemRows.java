package luosim.luo.tree;

import java.util.Arrays;
import luosim.luo.KernelServices;
import luosim.luo.part.Digest;
import luosim.wire.FdtCode;
import luosim.wire.FdtEditor;
import luosim.wire.FdtSpace;

/**
 * The node of subsystems as values: one property of eight bytes for each name, in the order of adding. One
 * named {@code compatible} takes the place of the node's own.
 */
final class SubsystemRows {
  static final String NODE = "subsystems";
  static final String COMPATIBLE = "compatible";
  static final int DATA_BYTES = 8;

  private boolean compatibleReplaced;
  private String[] names = new String[8];
  private long[] data = new long[8];
  private int size;

  void clear() {
    compatibleReplaced = false;
    size = 0;
  }

  int size() {
    return size;
  }

  /**
   * A property of that name with data 0: 0 or a libfdt code.
   *
   * @param named whether the strings block has the name already
   */
  int add(KernelServices services, FdtSpace space, String name, boolean named) {
    int code = services.fdt();
    if (code == FdtCode.OK && name.equals(COMPATIBLE)) {
      code = space.resizeProperty(OutgoingTree.SUBSYSTEMS.length() + 1, DATA_BYTES);
      compatibleReplaced |= code == FdtCode.OK;
    } else if (code == FdtCode.OK) {
      code = space.addProperty(DATA_BYTES, named ? 0 : name.length());
    }
    if (code < 0) {
      return code;
    }
    if (size == names.length) {
      names = Arrays.copyOf(names, 2 * size);
      data = Arrays.copyOf(data, 2 * size);
    }
    names[size] = name;
    data[size] = 0;
    size++;
    return FdtCode.OK;
  }

  /** Writes the data of the n-th subsystem in the order of adding: 0 or a libfdt code. */
  int write(KernelServices services, int added, long value) {
    int code = services.fdt();
    if (code == FdtCode.OK) {
      data[added] = value;
    }
    return code;
  }

  /** Whether their names put a name into the strings block; libfdt also takes the tail of a longer one. */
  boolean named(String name) {
    if (COMPATIBLE.endsWith(name)) {
      return true;
    }
    for (int row = 0; row < size; row++) {
      if (names[row].endsWith(name)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the node says what it is. */
  boolean isCompatible(String compatible) {
    return compatible.equals(OutgoingTree.SUBSYSTEMS) && !compatibleReplaced;
  }

  /** Bytes of the property of that name, or -1 where there is none. */
  int length(String name) {
    if (place(name) >= 0) {
      return DATA_BYTES;
    }
    return name.equals(COMPATIBLE) ? OutgoingTree.SUBSYSTEMS.length() + 1 : -1;
  }

  /** The data of a name, 0 where there are none. */
  long data(String name) {
    int place = place(name);
    return place < 0 ? 0 : data[place];
  }

  private int place(String name) {
    for (int row = 0; row < size; row++) {
      if (names[row].equals(name)) {
        return row;
      }
    }
    return -1;
  }

  /** Adds the node to a blob. */
  void write(FdtEditor editor) {
    int node = Must.fit(editor.addSubnode(0, NODE));
    Must.fit(editor.setText(node, COMPATIBLE, OutgoingTree.SUBSYSTEMS));
    for (int row = 0; row < size; row++) {
      Must.fit(editor.setLittle64(node, names[row], data[row]));
    }
  }

  void copyFrom(SubsystemRows other) {
    compatibleReplaced = other.compatibleReplaced;
    names = other.names.clone();
    data = other.data.clone();
    size = other.size;
  }

  /** Adds every row; the data by value, or only whether they are zero. */
  void digest(Digest into, boolean exact) {
    into.add(size).add(compatibleReplaced);
    for (int row = 0; row < size; row++) {
      into.add(names[row].hashCode()).add(exact || data[row] == 0 ? data[row] : 1);
    }
  }
}
