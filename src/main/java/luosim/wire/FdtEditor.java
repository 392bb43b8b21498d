package luosim.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A tree in a buffer of fixed size that is changed in place, with the order, the codes and the space of
 * libfdt's read-write calls: a new property goes in front of its node's properties, a new child in front of
 * the children, names stay in the strings block in the order of first use, also when their last user is
 * deleted.
 *
 * <p>Kept as a tree with an exact account of the space; {@link #toBytes} makes the blob. Nodes are numbers, 0
 * is the root; negative results are {@link FdtCode}s. A failed call changes nothing. Where libfdt moves the
 * rest of the blob at each call, and so takes quadratic time, this takes constant time for a new node or
 * property.
 */
public final class FdtEditor {
  private static final int EMPTY_STRUCT = 4 * Integer.BYTES;

  private final int capacity;
  private final int bootCpu;
  private final List<Fdt.Reservation> reservations;
  private final FdtStrings strings;
  private final List<Node> nodes = new ArrayList<>();
  private int structBytes = EMPTY_STRUCT;

  private FdtEditor(int capacity, int bootCpu, List<Fdt.Reservation> reservations, byte[] strings) {
    this.capacity = capacity;
    this.bootCpu = bootCpu;
    this.reservations = reservations;
    this.strings = new FdtStrings(strings);
    nodes.add(new Node(-1, ""));
  }

  /** One node; children and properties are kept in the reverse of blob order, so that the front is cheap. */
  private static final class Node {
    final int parent;
    String name;
    boolean deleted;
    final List<Integer> children = new ArrayList<>();
    final List<FdtProperty> properties = new ArrayList<>();

    /** First child of each exact name; built when first needed, dropped when a name goes away. */
    Map<String, Integer> index = new TreeMap<>();

    boolean indexed = true;
    int withUnitAddress;

    Node(int parent, String name) {
      this.parent = parent;
      this.name = name;
    }
  }

  /** The empty tree opened into a buffer of that many bytes; 80 at least. */
  public static FdtEditor create(int capacity) {
    if (capacity < FdtSpace.EMPTY) {
      throw new IllegalArgumentException(
          "capacity: expected at least " + FdtSpace.EMPTY + ", found " + capacity);
    }
    return new FdtEditor(capacity, 0, List.of(), new byte[0]);
  }

  /** A blob read strictly and opened into a buffer of that many bytes; no-op tokens are dropped. */
  public static FdtEditor open(byte[] blob, int capacity) throws MalformedFdtException {
    var reader = new FdtReader(blob);
    var tree = reader.read();
    var editor = new FdtEditor(capacity, tree.bootCpu(), tree.reservations(), reader.strings());
    editor.copy(tree.root(), 0);
    if (editor.usedBytes() > capacity) {
      throw new IllegalArgumentException(
          "capacity: expected at least " + editor.usedBytes() + " for this tree, found " + capacity);
    }
    return editor;
  }

  private void copy(FdtNode from, int to) {
    var node = nodes.get(to);
    for (int i = from.properties().size() - 1; i >= 0; i--) {
      var property = from.properties().get(i);
      node.properties.add(property);
      structBytes += propertyBytes(property.length());
    }
    for (int i = from.children().size() - 1; i >= 0; i--) {
      var child = from.children().get(i);
      structBytes += nodeBytes(child.name());
      copy(child, attach(to, child.name()));
    }
  }

  /** A new child in front of the others: its number, or EXISTS, NOSPACE, BADOFFSET. */
  public int addSubnode(int parent, String name) {
    FdtHeader.requireName(name);
    int found = subnode(parent, name);
    if (found >= 0) {
      return FdtCode.EXISTS;
    }
    if (found != FdtCode.NOTFOUND) {
      return found;
    }
    if (!fits(nodeBytes(name))) {
      return FdtCode.NOSPACE;
    }
    structBytes += nodeBytes(name);
    return attach(parent, name);
  }

  private int attach(int parent, String name) {
    int number = nodes.size();
    nodes.add(new Node(parent, name));
    var node = nodes.get(parent);
    node.children.add(number);
    node.index.put(name, number);
    node.withUnitAddress += name.indexOf('@') < 0 ? 0 : 1;
    return number;
  }

  /** Sets a property, or adds it in front: 0 or NOSPACE, BADOFFSET. */
  public int setProperty(int node, String name, byte[] value) {
    return isNode(node) ? set(nodes.get(node), new FdtProperty(name, value)) : FdtCode.BADOFFSET;
  }

  /** Sets a property to a text and its terminating zero. */
  public int setText(int node, String name, String text) {
    return isNode(node) ? set(nodes.get(node), FdtProperty.ofText(name, text)) : FdtCode.BADOFFSET;
  }

  /** Sets a property to eight bytes in the byte order of the modelled machines. */
  public int setLittle64(int node, String name, long value) {
    return isNode(node) ? set(nodes.get(node), FdtProperty.ofLong(name, value)) : FdtCode.BADOFFSET;
  }

  private int set(Node node, FdtProperty property) {
    if (property.length() > capacity) {
      return FdtCode.NOSPACE;
    }
    int place = place(node, property.name());
    if (place >= 0) {
      int grown = FdtHeader.padded(property.length()) - FdtHeader.padded(node.properties.get(place).length());
      if (!fits(grown)) {
        return FdtCode.NOSPACE;
      }
      structBytes += grown;
      node.properties.set(place, property);
      return FdtCode.OK;
    }
    FdtHeader.requireName(property.name());
    boolean newName = strings.find(property.name()) < 0;
    int nameBytes = newName ? property.name().length() + 1 : 0;
    if (!fits(nameBytes + propertyBytes(property.length()))) {
      return FdtCode.NOSPACE;
    }
    if (newName) {
      strings.add(property.name());
    }
    structBytes += propertyBytes(property.length());
    node.properties.add(property);
    return FdtCode.OK;
  }

  /** Replaces a value by one of equal length: 0, NOTFOUND, BADOFFSET, or NOSPACE if the length differs. */
  public int setPropertyInPlace(int node, String name, byte[] value) {
    if (!isNode(node)) {
      return FdtCode.BADOFFSET;
    }
    var properties = nodes.get(node).properties;
    int place = place(nodes.get(node), name);
    if (place < 0) {
      return FdtCode.NOTFOUND;
    }
    if (properties.get(place).length() != value.length) {
      return FdtCode.NOSPACE;
    }
    properties.set(place, new FdtProperty(name, value));
    return FdtCode.OK;
  }

  /** 0, NOTFOUND or BADOFFSET; the name stays in the strings block. */
  public int deleteProperty(int node, String name) {
    if (!isNode(node)) {
      return FdtCode.BADOFFSET;
    }
    int place = place(nodes.get(node), name);
    if (place < 0) {
      return FdtCode.NOTFOUND;
    }
    structBytes -= propertyBytes(nodes.get(node).properties.remove(place).length());
    return FdtCode.OK;
  }

  /** Removes a node and what is below it; the root cannot go. 0 or BADOFFSET. */
  public int deleteNode(int node) {
    if (!isNode(node) || node == 0) {
      return FdtCode.BADOFFSET;
    }
    var parent = nodes.get(nodes.get(node).parent);
    parent.children.remove(Integer.valueOf(node));
    parent.withUnitAddress -= nodes.get(node).name.indexOf('@') < 0 ? 0 : 1;
    parent.indexed = false;
    structBytes -= discard(node);
    return FdtCode.OK;
  }

  private int discard(int number) {
    var node = nodes.get(number);
    node.deleted = true;
    int bytes = nodeBytes(node.name);
    for (var property : node.properties) {
      bytes += propertyBytes(property.length());
    }
    for (int child : node.children) {
      bytes += discard(child);
    }
    return bytes;
  }

  /** Gives a node another name, also one that a sibling has: 0, NOSPACE or BADOFFSET. */
  public int renameNode(int node, String name) {
    FdtHeader.requireName(name);
    if (!isNode(node)) {
      return FdtCode.BADOFFSET;
    }
    var renamed = nodes.get(node);
    int grown = nodeBytes(name) - nodeBytes(renamed.name);
    if (!fits(grown)) {
      return FdtCode.NOSPACE;
    }
    structBytes += grown;
    if (node != 0) {
      var parent = nodes.get(renamed.parent);
      parent.withUnitAddress += (name.indexOf('@') < 0 ? 0 : 1) - (renamed.name.indexOf('@') < 0 ? 0 : 1);
      parent.indexed = false;
    }
    renamed.name = name;
    return FdtCode.OK;
  }

  /**
   * The first child of that name, a name without unit address also matches one with; or NOTFOUND, BADOFFSET.
   */
  public int subnode(int parent, String name) {
    if (!isNode(parent)) {
      return FdtCode.BADOFFSET;
    }
    var node = nodes.get(parent);
    if (name.indexOf('@') < 0 && node.withUnitAddress > 0) {
      for (int i = node.children.size() - 1; i >= 0; i--) {
        var child = nodes.get(node.children.get(i)).name;
        if (child.startsWith(name)
            && (child.length() == name.length() || child.charAt(name.length()) == '@')) {
          return node.children.get(i);
        }
      }
      return FdtCode.NOTFOUND;
    }
    if (!node.indexed) {
      node.index.clear();
      node.children.forEach(child -> node.index.put(nodes.get(child).name, child));
      node.indexed = true;
    }
    return node.index.getOrDefault(name, FdtCode.NOTFOUND);
  }

  /** Bytes in use: header, reserve map, structure and strings. */
  public int usedBytes() {
    return structAt() + structBytes + strings.bytes();
  }

  /** The tree as it is now. */
  public FdtNode tree() {
    return tree(0);
  }

  private FdtNode tree(int number) {
    var node = nodes.get(number);
    var properties = new ArrayList<FdtProperty>(node.properties.size());
    for (int i = node.properties.size() - 1; i >= 0; i--) {
      properties.add(node.properties.get(i));
    }
    var children = new ArrayList<FdtNode>(node.children.size());
    for (int i = node.children.size() - 1; i >= 0; i--) {
      children.add(tree(node.children.get(i)));
    }
    return new FdtNode(node.name, properties, children);
  }

  /** The whole buffer; its header's total size is the capacity. Padding and the unused rest are zero. */
  public byte[] toBytes() {
    var blob = new byte[capacity];
    int[] header = {
        FdtHeader.MAGIC, capacity, structAt(), structAt() + structBytes, FdtHeader.RESERVE_MAP_AT,
        FdtHeader.VERSION_WRITTEN, FdtHeader.LAST_COMPATIBLE_WRITTEN, bootCpu, strings.bytes(), structBytes
    };
    for (int i = 0; i < header.length; i++) {
      Words.putBig32(blob, i * Integer.BYTES, header[i]);
    }
    int at = FdtHeader.RESERVE_MAP_AT;
    for (var reservation : reservations) {
      Words.putBig64(blob, at, reservation.address());
      Words.putBig64(blob, at + Long.BYTES, reservation.size());
      at += FdtHeader.RESERVE_ENTRY;
    }
    int end = write(blob, structAt(), 0);
    Words.putBig32(blob, end, FdtHeader.END);
    strings.copyTo(blob, end + Integer.BYTES);
    return blob;
  }

  private int write(byte[] blob, int start, int number) {
    var node = nodes.get(number);
    int at = start;
    Words.putBig32(blob, at, FdtHeader.BEGIN_NODE);
    FdtHeader.putName(blob, at + Integer.BYTES, node.name);
    at += Integer.BYTES + FdtHeader.padded(node.name.length() + 1);
    for (int i = node.properties.size() - 1; i >= 0; i--) {
      var property = node.properties.get(i);
      Words.putBig32(blob, at, FdtHeader.PROPERTY);
      Words.putBig32(blob, at + Integer.BYTES, property.length());
      Words.putBig32(blob, at + 2 * Integer.BYTES, strings.find(property.name()));
      property.copyTo(blob, at + FdtHeader.PROPERTY_HEAD);
      at += propertyBytes(property.length());
    }
    for (int i = node.children.size() - 1; i >= 0; i--) {
      at = write(blob, at, node.children.get(i));
    }
    Words.putBig32(blob, at, FdtHeader.END_NODE);
    return at + Integer.BYTES;
  }

  private int structAt() {
    return FdtHeader.RESERVE_MAP_AT + (reservations.size() + 1) * FdtHeader.RESERVE_ENTRY;
  }

  private boolean fits(int grown) {
    return grown <= capacity - usedBytes();
  }

  private boolean isNode(int node) {
    return node >= 0 && node < nodes.size() && !nodes.get(node).deleted;
  }

  private static int place(Node node, String name) {
    for (int i = node.properties.size() - 1; i >= 0; i--) {
      if (node.properties.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private static int nodeBytes(String name) {
    return 2 * Integer.BYTES + FdtHeader.padded(name.length() + 1);
  }

  private static int propertyBytes(int length) {
    return FdtHeader.PROPERTY_HEAD + FdtHeader.padded(length);
  }
}
