package luosim.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * Our writers and lookups must never differ from libfdt 1.6.1: not in a code, not in a byte of a sequential
 * tree, not in the space or the tree of an edited one, not in what a lookup finds in a damaged blob.
 *
 * <p>The record was made by running random calls against Debian's libfdt 1.6.1. Its lines are a call, an
 * equals sign and what libfdt answered; after each sequential call comes a digest of the whole buffer.
 */
final class LibfdtRecordTest {
  private int calls;

  @Test void sequentialCallsGiveTheSameCodesAndTheSameBytes() throws Exception {
    for (var block : blocks("seq")) {
      var head = block.get(0).split(" ");
      var buffer =
          head[2].equals("-") ? new byte[Integer.parseInt(head[1])] : HexFormat.of().parseHex(head[2]);
      var writer = new FdtSequentialWriter(buffer);
      for (var line : block.subList(1, block.size())) {
        var call = line.substring(0, line.indexOf(" = ")).split(" ");
        int code = sequential(writer, call);
        assertThat(line).as("%s in %s", line, block.get(0)).endsWith(" = " + code + " " + digest(buffer));
        calls++;
      }
    }
    assertThat(calls).isGreaterThan(2000);
  }

  private static int sequential(FdtSequentialWriter writer, String[] call) {
    return switch (call[0]) {
      case "create" -> writer.create();
      case "rsv" -> writer.addReservation(Long.parseLong(call[1]), Long.parseLong(call[2]));
      case "finrsv" -> writer.finishReserveMap();
      case "begin" -> writer.beginNode(text(call[1]));
      case "prop" -> writer.property(call[1], bytes(call[2]));
      case "place" -> writer.propertyPlaceholder(call[1], Integer.parseInt(call[2]));
      case "end" -> writer.endNode();
      case "finish" -> writer.finish();
      default -> throw new IllegalArgumentException(call[0]);
    };
  }

  @Test void editingCallsGiveTheSameCodesSpaceAndTree() throws Exception {
    for (var block : blocks("edit")) {
      int capacity = Integer.parseInt(block.get(0).split(" ")[1]);
      var editor = FdtEditor.create(capacity);
      for (var line : block.subList(1, block.size() - 1)) {
        int code = edit(editor, line.substring(0, line.indexOf(" = ")).split(" "));
        assertThat(line).as(line).endsWith(" = " + code + " " + editor.usedBytes());
        calls++;
      }
      var theirs =
          Arrays.copyOf(Base64.getDecoder().decode(block.get(block.size() - 1).substring(5)), capacity);
      var ours = editor.toBytes();
      assertThat(Fdt.parse(ours)).isEqualTo(Fdt.parse(theirs));
      assertThat(Arrays.copyOf(ours, 64)).isEqualTo(Arrays.copyOf(theirs, 64));
      assertThat(strings(ours)).isEqualTo(strings(theirs));
      assertThat(editor.tree()).isEqualTo(Fdt.parse(theirs).root());
      assertThat(FdtEditor.open(theirs, capacity).toBytes()).isEqualTo(ours);
    }
    assertThat(calls).isGreaterThan(2000);
  }

  private static int edit(FdtEditor editor, String[] call) {
    int node = Integer.parseInt(call[1]);
    return switch (call[0]) {
      case "add" -> editor.addSubnode(node, text(call[2]));
      case "set" -> editor.setProperty(node, call[2], bytes(call[3]));
      case "inplace" -> editor.setPropertyInPlace(node, call[2], bytes(call[3]));
      case "delprop" -> editor.deleteProperty(node, call[2]);
      case "delnode" -> editor.deleteNode(node);
      case "rename" -> editor.renameNode(node, call[2]);
      default -> throw new IllegalArgumentException(call[0]);
    };
  }

  @Test void lookupsFindTheSameInDamagedBlobs() throws Exception {
    for (var block : blocks("look")) {
      var head = block.get(0).split(" ");
      var blob = Arrays.copyOf(Base64.getDecoder().decode(text(head[1])), Integer.parseInt(head[2]));
      var lookup = new FdtLookup(blob);
      assertThat("header = " + lookup.checkHeader()).as(block.get(0)).isEqualTo(block.get(1));
      for (var line : block.subList(2, block.size())) {
        var call = line.split(" ");
        int node = Integer.parseInt(call[1]);
        assertThat(answers(lookup, node, call[2], call[3])).as("%s\n%s", block.get(0), line).isEqualTo(line);
        calls++;
      }
    }
    assertThat(calls).isGreaterThan(2000);
  }

  private static String answers(FdtLookup lookup, int node, String child, String property) {
    return "at " + node + " " + child + " " + property + " = " + lookup.firstSubnode(node) + " "
        + lookup.nextSubnode(node) + " " + lookup.subnode(node, child) + " "
        + hex(lookup.name(node).getBytes(StandardCharsets.ISO_8859_1)) + " "
        + lookup.propertyLength(node, property)
        + " " + hex(lookup.property(node, property)) + " " + lookup.checkCompatible(node, property);
  }

  private static List<List<String>> blocks(String kind) throws IOException {
    var blocks = new ArrayList<List<String>>();
    try (var in = LibfdtRecordTest.class.getResourceAsStream("libfdt-1.6.1.txt.gz");
        var text = new GZIPInputStream(in)) {
      for (var line : new String(text.readAllBytes(), StandardCharsets.US_ASCII).split("\n")) {
        if (line.startsWith("seq ") || line.startsWith("edit ") || line.startsWith("look ")) {
          blocks.add(new ArrayList<>());
        }
        blocks.get(blocks.size() - 1).add(line);
      }
    }
    blocks.removeIf(block -> !block.get(0).startsWith(kind + " "));
    return blocks;
  }

  private static byte[] strings(byte[] blob) {
    int at = Words.big32(blob, 12);
    return Arrays.copyOfRange(blob, at, at + Words.big32(blob, 32));
  }

  private static String text(String word) {
    return word.equals("-") ? "" : word;
  }

  private static byte[] bytes(String word) {
    return HexFormat.of().parseHex(text(word));
  }

  private static String hex(byte[] bytes) {
    return bytes.length == 0 ? "-" : HexFormat.of().formatHex(bytes);
  }

  private static String digest(byte[] buffer) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(buffer), 0, 8);
  }
}
