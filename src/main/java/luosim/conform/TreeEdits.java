package luosim.conform;

import java.util.List;
import luosim.conform.observed.BadTraceException;
import luosim.conform.observed.Inputs;
import luosim.conform.observed.Json;
import luosim.kho.Handover;
import luosim.wire.FdtEditor;
import luosim.wire.MalformedFdtException;
import luosim.wire.Words;

/**
 * The changes that a record makes to what is handed over, between two kernels, on the real blobs.
 */
final class TreeEdits {
  private static final List<String> OF_ORCHESTRATOR = List.of(
      "root_compat",
      "no_root_compat",
      "no_files_node",
      "no_subs_node",
      "files_compat",
      "subs_compat",
      "file_badname",
      "file_decname",
      "file_dupname",
      "file_nocompat",
      "file_nodata",
      "file_unknowncompat",
      "file_shortdata",
      "sub_short",
      "sub_missing");
  private static final List<String> OF_KHO =
      List.of("kho_bad_magic", "kho_bad_compat", "kho_luo_short", "kho_no_luo");
  private static final String COMPATIBLE = "compatible";
  private static final int BAD_MAGIC = 0x12345678;

  private TreeEdits() {}

  static String kinds() {
    return OF_ORCHESTRATOR + " " + OF_KHO;
  }

  /** Whether the first word of an edit is a kind of ours. */
  static boolean knows(String edit) {
    return OF_ORCHESTRATOR.contains(kind(edit)) || ofKho(edit);
  }

  static boolean ofKho(String edit) {
    return OF_KHO.contains(kind(edit));
  }

  static String kind(String edit) {
    int space = edit.indexOf(' ');
    return space < 0 ? edit : edit.substring(0, space);
  }

  /** What stands behind the kind: a token or a name. */
  static String operand(String edit) {
    int space = edit.indexOf(' ');
    return space < 0 ? "" : edit.substring(space + 1).strip();
  }

  /** The orchestrator's tree with an edit. */
  static byte[] edited(byte[] blob, String edit, Inputs inputs) throws BadTraceException {
    FdtEditor tree = open(blob, blob.length);
    int files = tree.subnode(0, "file-descriptors");
    int subsystems = tree.subnode(0, "subsystems");
    String name = operand(edit);
    int code = switch (kind(edit)) {
      case "root_compat" -> tree.setText(0, COMPATIBLE, "luo-v2");
      case "no_root_compat" -> tree.deleteProperty(0, COMPATIBLE);
      case "no_files_node" -> tree.deleteNode(files);
      case "no_subs_node" -> tree.deleteNode(subsystems);
      case "files_compat" -> tree.setText(files, COMPATIBLE, "file-descriptors-v2");
      case "subs_compat" -> tree.setText(subsystems, COMPATIBLE, "subsystems-v2");
      case "sub_short" -> tree.setProperty(subsystems, name, new byte[] {1, 0, 0, 0});
      case "sub_missing" -> tree.deleteProperty(subsystems, name);
      default -> ofFile(tree, tree.subnode(files, name), kind(edit));
    };
    if (code < 0) {
      throw inputs.bad("edit_handed_over_fdt", "a part of the tree", new Json.Text(edit));
    }
    return tree.toBytes();
  }

  private static int ofFile(FdtEditor tree, int node, String kind) {
    if (node < 0) {
      return node;
    }
    return switch (kind) {
      case "file_badname" -> tree.renameNode(node, "zzz");
      case "file_decname" -> tree.renameNode(node, "7");
      case "file_dupname" -> tree.renameNode(node, "1");
      case "file_nocompat" -> tree.deleteProperty(node, COMPATIBLE);
      case "file_nodata" -> tree.deleteProperty(node, "data");
      case "file_unknowncompat" -> tree.setText(node, COMPATIBLE, "nosuch-v9");
      default -> tree.setProperty(node, "data", new byte[] {0x44, 0x33, 0x22, 0x11});
    };
  }

  /** Edits KHO's root page in place. */
  static void edit(Handover handover, String edit) {
    byte[] page = handover.rootPage();
    if (kind(edit).equals("kho_bad_magic")) {
      Words.putBig32(page, 0, BAD_MAGIC);
      return;
    }
    FdtEditor tree = open(page, page.length);
    int luo = tree.subnode(0, "LUO");
    int code = switch (kind(edit)) {
      case "kho_bad_compat" -> tree.setText(0, COMPATIBLE, "kho-v9");
      case "kho_luo_short" -> tree.setProperty(luo, "fdt", new byte[Integer.BYTES]);
      default -> tree.deleteNode(luo);
    };
    if (code < 0) {
      throw new IllegalStateException("an edit of the root page failed with " + code);
    }
    System.arraycopy(tree.toBytes(), 0, page, 0, page.length);
  }

  private static FdtEditor open(byte[] blob, int capacity) {
    try {
      return FdtEditor.open(blob, capacity);
    } catch (MalformedFdtException e) {
      throw new IllegalStateException("a tree that we built cannot be read", e);
    }
  }
}
