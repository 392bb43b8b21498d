package luosim.conform;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import luosim.conform.observed.BadTraceException;
import luosim.conform.observed.Comparison;
import luosim.conform.observed.Json;
import luosim.wire.Fdt;
import luosim.wire.FdtNode;
import luosim.wire.FdtProperty;
import luosim.wire.MalformedFdtException;

/**
 * Compares the device trees of a record with ours: as trees, with their length; made-up addresses
 * by their presence.
 */
final class TreeComparison {
  private static final int LENGTH_MAX = 1 << 24;
  private static final String ROOT_OF_KHO = "kho root fdt as handed over";

  private final Scene scene;
  private final Comparison comparison;

  TreeComparison(Scene scene, Comparison comparison) {
    this.scene = scene;
    this.comparison = comparison;
  }

  void compare(List<Json> expected) throws BadTraceException {
    for (int i = 0; i < Math.max(expected.size(), scene.trees.size()); i++) {
      String where = "fdt[" + i + "]";
      if (i >= expected.size()) {
        comparison.add(
            -1,
            where,
            "no tree",
            scene.trees.get(i).what() + " " + scene.trees.get(i).at());
      } else if (i >= scene.trees.size()) {
        comparison.add(-1, where, expected.get(i).toString(), "no tree");
      } else {
        compare(where, scene.inputs.fields(expected.get(i), "fdt"), scene.trees.get(i));
      }
    }
  }

  private void compare(String where, Json.Fields expected, Scene.FoundTree actual)
      throws BadTraceException {
    comparison.values(-1, where + ".at", expected.get("at"), new Json.Text(actual.at()));
    comparison.values(-1, where + ".what", expected.get("what"), new Json.Text(actual.what()));
    int length = scene.inputs.number(expected, "len", 0, LENGTH_MAX);
    try {
      Fdt ours = Fdt.parse(actual.blob());
      comparison.values(-1, where + ".len", Json.of(length), Json.of(ours.totalSize()));
      Fdt theirs = Fdt.parse(bytes(expected, length));
      boolean rootOfKho = actual.what().equals(ROOT_OF_KHO);
      comparison.values(
          -1,
          where + ".tree",
          shown(theirs.root(), rootOfKho, false),
          shown(ours.root(), rootOfKho, true));
    } catch (MalformedFdtException e) {
      comparison.add(-1, where + ".b64", "a device tree", e.getMessage());
    }
  }

  private byte[] bytes(Json.Fields expected, int length) throws BadTraceException {
    try {
      byte[] leading = Base64.getDecoder().decode(scene.inputs.text(expected, "b64"));
      if (leading.length > length) {
        throw scene.inputs.bad("b64", "at most " + length + " bytes", Json.of(leading.length));
      }
      return java.util.Arrays.copyOf(leading, length);
    } catch (IllegalArgumentException e) {
      throw scene.inputs.bad("b64", "base 64", new Json.Text(e.getMessage()));
    }
  }

  private Json shown(FdtNode node, boolean rootOfKho, boolean ours) {
    Json.Fields shown = Json.fields();
    var properties = new ArrayList<Json>();
    for (FdtProperty property : node.properties()) {
      properties.add(new Json.Items(
          List.of(new Json.Text(property.name()), value(property, rootOfKho, ours))));
    }
    shown.put("properties", new Json.Items(properties));
    var children = new ArrayList<Json>();
    for (FdtNode child : node.children()) {
      children.add(
          new Json.Items(List.of(new Json.Text(child.name()), shown(child, rootOfKho, ours))));
    }
    return shown.put("children", new Json.Items(children));
  }

  private Json value(FdtProperty property, boolean rootOfKho, boolean ours) {
    boolean address = property.length() == Long.BYTES
        && (property.name().equals("fdt") || property.name().equals("preserved-memory-map"));
    if (rootOfKho && address) {
      return new Json.Text(property.little64() == 0 ? "null pointer" : "address");
    }
    if (property.length() == Long.BYTES && ours) {
      return scene.renaming.shown(property.little64());
    }
    if (property.length() == Long.BYTES) {
      return Json.unsigned(property.little64());
    }
    return new Json.Text(java.util.HexFormat.of().formatHex(property.value()));
  }
}
